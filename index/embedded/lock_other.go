//go:build !windows

package embedded

// besides ends the name of what is locked: the lock file itself, which others may read.
const besides = ""
