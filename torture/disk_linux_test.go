package main

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"kiosque/torture/program"
)

// disk is a small file system of its own, in memory.
type disk struct {
	t    *testing.T
	path string
}

// newDisk mounts a disk, which any user may read.
func newDisk(t *testing.T) disk {
	t.Helper()
	path, err := os.MkdirTemp("", "kiosque-disk-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(path) })
	if err := syscall.Mount("none", path, "tmpfs", 0, "size=512m,mode=0755"); err != nil {
		program.Require(t, "torture", fmt.Sprintf("a small disk needs root or a user namespace: %v", err))
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(path, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return disk{t, path}
}

// set changes how many bytes, in whole blocks, and how many files the disk holds at most.
func (d disk) set(bytes, files int64) {
	d.t.Helper()
	if err := syscall.Mount("none", d.path, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%d,nr_inodes=%d", bytes, files)); err != nil {
		d.t.Fatalf("resize the disk to %d bytes and %d files: %v", bytes, files, err)
	}
}

// shrink takes the room that is left. It does nothing where the disk fills at that moment.
func (d disk) shrink() {
	bytes, _ := d.used()
	_ = syscall.Mount("none", d.path, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", bytes))
}

// setReadOnly lets nobody write any more, or lets them write again.
func (d disk) setReadOnly(readOnly bool) {
	d.t.Helper()
	flags := uintptr(syscall.MS_REMOUNT)
	if readOnly {
		flags |= syscall.MS_RDONLY
	}
	if err := syscall.Mount("none", d.path, "tmpfs", flags, ""); err != nil {
		d.t.Fatalf("remount the disk: %v", err)
	}
}

// used tells how many bytes and files the disk holds.
func (d disk) used() (bytes, files int64) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(d.path, &s); err != nil {
		d.t.Error(err)
	}
	return int64(s.Blocks-s.Bfree) * s.Bsize, int64(s.Files - s.Ffree)
}

// empty removes all that the disk holds.
func (d disk) empty() {
	d.t.Helper()
	for _, name := range names(d.t, d.path) {
		if err := os.RemoveAll(filepath.Join(d.path, name)); err != nil {
			d.t.Fatal(err)
		}
	}
}

// Room for everything.
const (
	roomyBytes = 512 << 20
	roomyFiles = 1 << 16
)
