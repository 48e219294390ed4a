package nodes_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestTheScriptRefusesToGuess asks cluster.sh for what it must not do; nothing is started or fetched.
func TestTheScriptRefusesToGuess(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not there")
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	before := strconv.Itoa(taken.Addr().(*net.TCPAddr).Port - 1)
	for _, test := range []struct{ asked, setting, said string }{
		{"start 0", "", "nodes: expected a number from 1 to 9"},
		{"start three", "", "nodes: expected a number from 1 to 9"},
		{"start", "OS_HTTP_BASE=80", "OS_HTTP_BASE: expected a number from 1024"},
		{"start", "OS_TRANSPORT_BASE=a", "OS_TRANSPORT_BASE: expected a number"},
		{"start", "OS_HTTP_BASE=" + before, "OS_HTTP_BASE names others"},
		{"start", "OS_TRANSPORT_BASE=" + before, "OS_TRANSPORT_BASE names others"},
		{"start", "OS_JAVA_HOME=/nowhere", "OS_JAVA_HOME: expected the folder of a Java"},
		{"kill", "", "node: expected a number"},
		{"kill 1", "", "node 1 does not run"},
		{"freeze ../1", "", "node: expected a number"},
		{"node 1", "", "no cluster was started"},
		{"wait", "", "no cluster was started"},
		{"urls", "", "no cluster was started"},
		{"watch me", "", "process: expected a number"},
		{"restart", "", "cluster.sh start [N]"},
		{"", "", "cluster.sh start [N]"},
	} {
		cmd := exec.Command("./cluster.sh", strings.Fields(test.asked)...)
		cmd.Env = append(os.Environ(), "OS_WORK="+reachable(t), "OS_HTTP_BASE=1024", "OS_TRANSPORT_BASE=1124", test.setting)
		if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), test.said) {
			t.Errorf("cluster.sh %s with %q: %v, %s; want %s", test.asked, test.setting, err, out, test.said)
		}
	}
}

func TestTheScriptTakesNoProcessForANode(t *testing.T) {
	dir := reachable(t)
	if err := os.MkdirAll(filepath.Join(dir, "n1"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"size": "1", "n1/pid": strconv.Itoa(os.Getpid())} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("./cluster.sh", "clean")
	cmd.Env = append(os.Environ(), "OS_WORK="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("cluster.sh clean: %v\n%s", err, out)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left %v (%v)", left, err)
	}
}

// reachable is a folder of the test that other users can go through.
func reachable(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}
