// Suggestions while typing, and recent searches.
