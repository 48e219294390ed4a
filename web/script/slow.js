// What says that an answer takes long.
