package program

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"
)

// parent is set in the process that is killed.
const parent = "TORTURE_PARENT"

func TestNothingOutlivesTestsThatAreKilled(t *testing.T) {
	if os.Getenv(parent) != "" {
		child := exec.Command("sleep", "60")
		EndWithUs(child)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		fmt.Println(child.Process.Pid)
		_ = child.Wait()
		return
	}
	killed := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	killed.Env = append(os.Environ(), parent+"=yes")
	out, err := killed.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	var child int
	_, err = fmt.Fscan(out, &child)
	_ = killed.Process.Kill()
	_ = killed.Wait()
	if err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); runs(child); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("process %d runs on", child)
		}
	}
}

// runs tells whether a process is there and has not ended, whoever has to wait for it.
func runs(pid int) bool {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	var id int
	var name, state string
	_, _ = fmt.Sscan(string(status), &id, &name, &state)
	return err == nil && state != "Z"
}
