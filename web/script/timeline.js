// A range of the timeline by drag.
