package peer

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// peakKB returns the largest resident size of this process so far. What getrusage
// says is no less than what the parent had.
func peakKB() int64 {
	status, err := os.ReadFile(status)
	if err != nil {
		return 0
	}
	peak, _ := kilobytes(status, "VmHWM:")
	return peak
}

// status is where Linux says what this process holds.
const status = "/proc/self/status"

// Held reads the memory of this process from /proc.
func Held() (Memory, error) {
	status, err := os.ReadFile(status)
	if err != nil {
		return Memory{}, fmt.Errorf("read memory: %w", err)
	}
	resident, err := kilobytes(status, "VmRSS:")
	anonymous, failed := kilobytes(status, "RssAnon:")
	return Memory{resident, anonymous}, errors.Join(err, failed)
}

// kilobytes returns the number in a line such as "VmRSS:	  123 kB".
func kilobytes(status []byte, name string) (int64, error) {
	for line := range bytes.Lines(status) {
		if fields := bytes.Fields(line); len(fields) > 1 && string(fields[0]) == name {
			return strconv.ParseInt(string(fields[1]), 10, 64)
		}
	}
	return 0, fmt.Errorf("read memory: no %s", name)
}

// Size returns the bytes of all files under dir.
func Size(dir string) (int64, error) {
	var bytes int64
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	return bytes, err
}

// Measured runs build, which fills dir, and says what it cost this process.
func Measured(engine, version, dir string, build func() error) (Built, error) {
	began := time.Now()
	if err := build(); err != nil {
		return Built{}, err
	}
	wall := time.Since(began)
	bytes, err := Size(dir)
	return Built{Engine: engine, Version: version, Wall: wall.Seconds(), CPU: Used().Seconds(), PeakKB: peakKB(), Bytes: bytes}, err
}
