package main

import (
	"errors"
	"os"
	"os/exec"
	"syscall"

	"kiosque/torture/program"
)

// inside is set in the process that has file systems of its own.
const inside = "TORTURE_INSIDE"

// insideNamespace runs this program again where it may mount file systems that nobody else
// sees and that go with it, and returns its status. Where that is not to be had, or we are
// there, it returns false.
func insideNamespace() (status int, ran bool) {
	if os.Getenv(inside) != "" {
		return 0, false
	}
	again := exec.Command("/proc/self/exe", os.Args[1:]...)
	again.Args[0] = os.Args[0]
	again.Env = append(os.Environ(), inside+"=yes")
	again.Stdin, again.Stdout, again.Stderr = os.Stdin, os.Stdout, os.Stderr
	again.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		again.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}},
		}
	}
	program.EndWithUs(again)
	err := again.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, false
	}
	return again.ProcessState.ExitCode(), true
}
