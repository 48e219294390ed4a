//go:build !windows

package cli

// besides ends the name of what is locked while a file is written: that is the file itself, which may be renamed meanwhile.
const besides = ""
