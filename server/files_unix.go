//go:build unix

package server

import "syscall"

// openFiles is how many files the process may have open.
func openFiles() int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || limit.Cur > 2*mostConnections {
		return 2 * mostConnections
	}
	return int(limit.Cur)
}
