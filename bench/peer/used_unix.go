//go:build unix

package peer

import (
	"syscall"
	"time"
)

// Used returns the CPU time of this process so far, user and system, of all threads: in
// Go the collector of garbage is among them.
func Used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
