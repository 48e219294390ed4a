package cli

// besides ends the name of what is locked while a file is written. Here a lock keeps others from writing, and an open file
// from being renamed: another file is locked.
const besides = ".lock"
