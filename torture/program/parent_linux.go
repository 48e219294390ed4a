package program

import (
	"os/exec"
	"syscall"
)

// EndWithUs has the system kill a command when this process ends, however that happens: no
// deferred function runs in tests that are killed or take too long.
func EndWithUs(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
}
