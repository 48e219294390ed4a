package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kiosque/torture/program"
)

// someone is a user who owns nothing.
const someone = 65534

// as lets someone run a command, in a folder that everybody may enter.
func as(cmd *exec.Cmd, folder string) *exec.Cmd {
	cmd.Dir = folder
	program.EndWithUs(cmd)
	cmd.SysProcAttr.Credential = &syscall.Credential{Uid: someone, Gid: someone}
	return cmd
}

// wantNotWritten holds that a rebuild fails with one sentence, and that the archive answers
// on the command line and from a server all the same.
func wantNotWritten(t *testing.T, l *ledger, data string, prepare func(*exec.Cmd) *exec.Cmd, rebuild *exec.Cmd, words ...string) {
	t.Helper()
	if wrong := oneSentence(program.End(t, prepare(rebuild)), words...); wrong != "" {
		t.Errorf("rebuild: %s", wrong)
	}
	a, err := commandAnswer(program.End(t, prepare(program.Plain.Command(t, searchArguments(data)...))))
	l.judge(command, a, err)
	s := program.Start(t, prepare(program.Plain.Server(t, data)), data)
	l.askAll(s)
	s.Stop()
}

func TestAReadOnlyDataFolderAnswers(t *testing.T) {
	l, d := newLedger(t), newDisk(t)
	data, corpus := filepath.Join(d.path, "data"), evening.folder(t)
	l.knows(rebuilt(t, data, morning), morning)
	d.setReadOnly(true)
	same := func(cmd *exec.Cmd) *exec.Cmd { return cmd }
	wantNotWritten(t, l, data, same, program.Plain.Command(t, rebuildArguments(data, corpus)...), "read-only")
	d.setReadOnly(false)
	mustRebuild(t, data, corpus)
	wantNoJunk(t, data)
	note(t, "a data folder that is read-only", figure{1, "rebuild refused with one sentence"}, figure{float64(l.settle(t)), "answers right, none wrong"})
}

func TestADataFolderOfAnotherUserAnswers(t *testing.T) {
	l, d := newLedger(t), newDisk(t)
	data, corpus := filepath.Join(d.path, "data"), filepath.Join(d.path, "corpus")
	evening.write(t, corpus)
	l.knows(rebuilt(t, data, morning), morning)
	if err := as(exec.Command("/bin/true"), d.path).Run(); err != nil {
		program.Require(t, "torture", "another user is wanted: "+err.Error())
	}
	prepare := func(cmd *exec.Cmd) *exec.Cmd { return as(cmd, d.path) }
	wantNotWritten(t, l, data, prepare, program.Plain.Command(t, rebuildArguments(data, corpus)...), "permission denied")
	wantNoJunk(t, data)

	closed := filepath.Join(d.path, "closed")
	if err := os.Rename(data, closed); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	refusedAll := 0
	for _, arguments := range [][]string{rebuildArguments(closed, corpus), searchArguments(closed), {"serve", "--addr", "127.0.0.1:0", "--data", closed}} {
		got := program.End(t, prepare(program.Plain.Command(t, arguments...)))
		if wrong := oneSentence(got, "permission denied"); wrong != "" || !strings.Contains(got.Err, closed) {
			t.Errorf("%s: %s%s", arguments[0], wrong, got.Err)
		}
		refusedAll++
	}
	note(t, "a data folder that belongs to another user", figure{float64(1 + refusedAll), "commands refused with one sentence"},
		figure{float64(l.settle(t)), "answers right, none wrong"})
}
