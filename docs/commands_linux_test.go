// Package docs_test runs what the documents tell their readers to type.
package docs_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiosque/index/distributed/nodes"
	"kiosque/torture/program"
)

func TestMain(m *testing.M) { os.Exit(program.Main(m)) }

// sessionTimeout bounds all commands of one document.
const sessionTimeout = 5 * time.Minute

// Every block of a document that is marked sh is typed into one shell, in order, in a folder that has the
// seeds, with a home that has articles. Commands that stand in testdata/commands are what their files say.
func TestEveryCommandOfTheDocumentsRuns(t *testing.T) {
	for _, tool := range []string{"bash", "curl", "jq", "make", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			program.Require(t, "docs", tool+" is not there")
		}
	}
	for _, document := range documents(t) {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		script := typedIn(string(text))
		if script == "" {
			continue
		}
		t.Run(filepath.Base(document), func(t *testing.T) {
			t.Parallel()
			r := newReader(t)
			if strings.Contains(script, madeCluster) {
				r.joinCluster(t)
			}
			typed(t, r, script)
		})
	}
}

// reader is somebody with a checkout who follows a document.
type reader struct {
	folder, home, address string
	node, archive         string // of a cluster, and what the archive is called there; "" for who needs none
}

// madeCluster is a node of the cluster that make cluster starts.
const madeCluster = "http://127.0.0.1:19201"

// joinCluster gives the reader the cluster of the tests for the one that make cluster would start, and a name for the
// archive that no other test has.
func (r *reader) joinCluster(t *testing.T) {
	t.Helper()
	r.node, r.archive = nodes.URLs(t)[0], archiveOf(t)
	t.Cleanup(func() { removeArchive(t, r.node, r.archive) })
}

func newReader(t *testing.T) reader {
	t.Helper()
	r := reader{folder: t.TempDir(), home: t.TempDir(), address: freeAddress(t)}
	here, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"seeds", "deploy", "docs", "Makefile"} {
		if _, err := os.Stat(filepath.Join(here, name)); err == nil {
			if err := os.Symlink(filepath.Join(here, name), filepath.Join(r.folder, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, folder := range []string{r.folder, r.home} {
		if err := os.CopyFS(filepath.Join(folder, "articles"), os.DirFS("testdata/articles")); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// elsewhere has what documents name on every machine, and what it is here: addresses that nobody else has, a cluster
// that all tests share, and the folder that systemd makes for the units.
func (r reader) elsewhere(t *testing.T) *strings.Replacer {
	t.Helper()
	figures, tls := freeAddress(t), freeAddress(t)
	run := filepath.Join(r.home, "run")
	if err := os.Mkdir(run, 0o700); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(madeCluster, cmp.Or(r.node, madeCluster), "127.0.0.1:8080", r.address, "127.0.0.1:9090", figures, ":8443", tls[strings.LastIndex(tls, ":"):], "/run/kiosque/", run+"/")
}

// typed runs a script as a reader would, who is told when a command fails.
func typed(t *testing.T, r reader, script string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), sessionTimeout)
	defer cancel()
	bash := exec.CommandContext(ctx, "bash", "-euo", "pipefail", "-c", r.elsewhere(t).Replace(script))
	bash.Dir, bash.Env = r.folder, r.environment(t)
	bash.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // with every server that it starts
	end := func() error { return syscall.Kill(-bash.Process.Pid, syscall.SIGKILL) }
	bash.Cancel, bash.WaitDelay = end, time.Second
	var out bytes.Buffer
	bash.Stdout, bash.Stderr = &out, &out
	err := bash.Run()
	if bash.Process != nil {
		_ = end() // there is nobody left where no server was started
	}
	if err != nil {
		t.Errorf("%v\n%s", err, last(out.String()))
	}
}

// environment is the reader's: the commands of testdata before all others, and no setting of ours.
func (r reader) environment(t *testing.T) []string {
	t.Helper()
	commands, err := filepath.Abs("testdata/commands")
	if err != nil {
		t.Fatal(err)
	}
	return []string{
		"PATH=" + commands + ":" + os.Getenv("PATH"), "HOME=" + r.home, "LANG=C.UTF-8",
		"KIOSQUE_ADDR=" + r.address, "KIOSQUE_OPENSEARCH_ARCHIVE=" + r.archive, "DOCS_PROGRAM=" + program.Plain.Path(t), "DOCS_COMMANDS=" + commands, "DOCS_RUN=" + t.TempDir(),
	}
}

// last returns the end of what was said.
func last(text string) string {
	const most = 4000
	if len(text) > most {
		return fmt.Sprintf("… %s", text[len(text)-most:])
	}
	return text
}
