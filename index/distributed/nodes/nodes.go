// Package nodes is the cluster that tests ask: the one that KIOSQUE_CLUSTER names, which all share and none harms, or
// one of a test's own, which cluster.sh starts and to whose nodes befalls what befalls machines. It is test code.
package nodes

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// URLs are the nodes of KIOSQUE_CLUSTER, parted by commas there. Where it names none the test is skipped, or fails if
// KIOSQUE_REQUIRE has "cluster".
func URLs(t testing.TB) []string {
	t.Helper()
	nodes := os.Getenv("KIOSQUE_CLUSTER")
	switch {
	case nodes != "":
	case required():
		t.Fatal("KIOSQUE_REQUIRE names cluster: KIOSQUE_CLUSTER names no nodes")
	default:
		t.Skip("KIOSQUE_CLUSTER names no nodes; make cluster starts some")
	}
	return strings.Split(nodes, ",")
}

func required() bool {
	return slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), "cluster")
}

// Size is how many nodes a Cluster has: they are called 1, 2 and 3.
const Size = 3

// Deadline is what a command of cluster.sh may take; the first start unpacks 160 MB.
const Deadline = 8 * time.Minute

// Cluster is one of a test's own.
type Cluster struct {
	script      string
	environment []string
	base        int // node 1 answers on the port after it
}

// New returns a Cluster that is not started yet, on ports where nobody listens. Its processes end with the test, and
// when the process of the test ends, however that happens. It takes minutes: the test is skipped where KIOSQUE_REQUIRE
// does not have "cluster".
func New(t testing.TB) *Cluster {
	t.Helper()
	if !required() {
		t.Skip("starts and kills nodes of its own; KIOSQUE_REQUIRE=cluster runs it")
	}
	base := freePorts(t)
	c := &Cluster{script: script(t), base: base, environment: append(os.Environ(),
		"OS_WORK="+folder(t), "OS_HTTP_BASE="+strconv.Itoa(base), "OS_TRANSPORT_BASE="+strconv.Itoa(base+Size))}
	t.Cleanup(func() { c.command(t, "clean") })
	c.watch(t)
	return c
}

// folder is for a cluster: other users can go through it.
func folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kiosque-cluster-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// findScript returns the path of cluster.sh.
var findScript = sync.OnceValues(func() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	return filepath.Join(filepath.Dir(strings.TrimSpace(string(out))), "index", "distributed", "nodes", "cluster.sh"), err
})

func script(t testing.TB) string {
	t.Helper()
	path, err := findScript()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// freePorts finds a number that two ports a node follow on which nobody listens. It is below those that systems give away.
func freePorts(t testing.TB) int {
	t.Helper()
	for range 100 {
		if base := 20_000 + rand.IntN(10_000); allFree(base+1, base+2*Size) {
			return base
		}
	}
	t.Fatal("no free ports")
	return 0
}

func allFree(first, last int) bool {
	for port := first; port <= last; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err != nil || l.Close() != nil {
			return false
		}
	}
	return true
}

// watch has cluster.sh clean up after this process.
func (c *Cluster) watch(t testing.TB) {
	t.Helper()
	cmd := exec.Command("setsid", c.script, "watch", strconv.Itoa(os.Getpid()))
	cmd.Env = c.environment
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // its status is that of who was killed
	})
}

// URLs are where the nodes answer once they run, in their order.
func (c *Cluster) URLs() []string {
	var urls []string
	for i := range Size {
		urls = append(urls, fmt.Sprintf("http://127.0.0.1:%d", c.base+1+i))
	}
	return urls
}

// Start starts all nodes, and waits until they agree that nothing is missing.
func (c *Cluster) Start(t testing.TB) { t.Helper(); c.command(t, "start", strconv.Itoa(Size)) }

// Wait waits for that again.
func (c *Cluster) Wait(t testing.TB) { t.Helper(); c.command(t, "wait") }

// Kill ends a node at once, as kill -9 does; Restart starts it again on what it held.
func (c *Cluster) Kill(t testing.TB, node int) { t.Helper(); c.command(t, "kill", strconv.Itoa(node)) }

// Restart starts a node that was killed, and does not wait for it.
func (c *Cluster) Restart(t testing.TB, node int) {
	t.Helper()
	c.command(t, "node", strconv.Itoa(node))
}

// Freeze has a node stand still as a machine does that is out of memory: it takes connections and does not answer.
func (c *Cluster) Freeze(t testing.TB, node int) {
	t.Helper()
	c.command(t, "freeze", strconv.Itoa(node))
}

// Thaw lets it go on.
func (c *Cluster) Thaw(t testing.TB, node int) { t.Helper(); c.command(t, "thaw", strconv.Itoa(node)) }

// Manager is the node that the others have elected.
func (c *Cluster) Manager(t testing.TB) int {
	t.Helper()
	said := c.command(t, "manager")
	node, err := strconv.Atoi(strings.TrimSpace(said))
	if err != nil {
		t.Fatalf("manager: %q", said)
	}
	return node
}

func (c *Cluster) command(t testing.TB, arguments ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Deadline)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.script, arguments...)
	cmd.Env, cmd.WaitDelay = c.environment, time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("cluster.sh %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
	return string(out)
}
