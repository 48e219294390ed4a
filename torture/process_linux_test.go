package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiosque/torture/program"
)

// usage is what a process holds.
type usage struct {
	resident, peak int64 // bytes
	threads, files int
}

// usageOf reads what the system says of a process; an error when it has ended.
func usageOf(pid int) (u usage, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return u, err
	}
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		number, _, _ := strings.Cut(strings.TrimSpace(value), " ")
		n, _ := strconv.ParseInt(number, 10, 64) // of other lines there is nothing to know
		switch name {
		case "VmRSS":
			u.resident = n << 10
		case "VmHWM":
			u.peak = n << 10
		case "Threads":
			u.threads = int(n)
		}
	}
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	u.files = len(files)
	return u, err
}

// endWatched runs a command to its end and tells how many bytes were resident at most. (The
// system's own account of an ended process begins with what its parent held.)
func endWatched(t *testing.T, cmd *exec.Cmd) (program.Outcome, int64) {
	t.Helper()
	end := program.Begin(t, cmd)
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		var peak int64
		for {
			if u, err := usageOf(cmd.Process.Pid); err == nil {
				peak = max(peak, u.peak)
			}
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	got := end()
	close(stop)
	return got, <-most
}
