package cli_test

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/torture/program"
)

// inCluster returns the flags of an archive that nobody else has, on the cluster of KIOSQUE_CLUSTER, and its name. It is removed
// after the test.
func inCluster(t *testing.T) (flags []string, archive string) {
	t.Helper()
	nodes := os.Getenv("KIOSQUE_CLUSTER")
	if nodes == "" {
		t.Skip("KIOSQUE_CLUSTER names no cluster: make cluster starts one")
	}
	archive = cmp.Or(os.Getenv("KIOSQUE_ARCHIVE"), "cli") + "-" + strings.ToLower(rand.Text())
	node, _, _ := strings.Cut(nodes, ",")
	t.Cleanup(func() {
		for _, name := range indices(t, node, archive) {
			inquire(t, http.MethodDelete, node+"/"+name)
		}
	})
	return []string{"--engine", "opensearch", "--opensearch-url", nodes, "--opensearch-archive", archive, "--opensearch-shards", "1", "--opensearch-replicas", "0"}, archive
}

// indices are those whose names begin with that of an archive.
func indices(t *testing.T, node, archive string) []string {
	return strings.Fields(inquire(t, http.MethodGet, node+"/_cat/indices/"+archive+"-*?expand_wildcards=all&h=index"))
}

// inquire asks a node of the cluster.
func inquire(t *testing.T, method, address string) string {
	t.Helper()
	request, err := http.NewRequest(method, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, _ := io.ReadAll(answer.Body)
	return string(body)
}

// printed is what a command prints as JSON.
func printed[T any](t *testing.T, arguments ...string) (v T) {
	t.Helper()
	got := ended(t, append(arguments, "--json")...)
	if err := json.Unmarshal([]byte(got.out), &v); err != nil || got.status != 0 {
		t.Fatalf("%v: status %d, %v: %s%s", arguments, got.status, err, got.out, got.err)
	}
	return v
}

// The commands that look after an archive do so in a cluster too.
func TestAnArchiveInAClusterIsLookedAfter(t *testing.T) {
	flags, archive := inCluster(t)
	run := func(status int, says string, arguments ...string) {
		t.Helper()
		got := ended(t, append(arguments, flags...)...)
		if got.status != status || !strings.Contains(got.out+got.err, says) {
			t.Errorf("%v: status %d, %s%s; want %d, %q", arguments, got.status, got.out, got.err, status, says)
		}
	}
	run(1, "opensearch-archive "+archive+": there is no archive yet; run kiosque rebuild", "generations")
	run(0, "generation 000001: 5 read, 5 kept", "rebuild")
	run(0, "0 new, 0 changed, 0 gone, 5 the same", "rebuild", "--full")
	if got := ended(t, append(append([]string{"__complete", "rollback"}, flags...), "")...); !strings.Contains(got.out, "000001\t") {
		t.Errorf("completed: %s%s", got.out, got.err)
	}
	run(0, "generation 000001 of", "rollback")
	backup := filepath.Join(t.TempDir(), "backup")
	run(0, "backup of generation 000001", "backup", backup)
	run(0, ", is current", "restore", backup)
	all := printed[[]index.Generation](t, append([]string{"generations"}, flags...)...)
	if len(all) < 2 || all[0].Digest != all[1].Digest || all[0].Articles != 5 {
		t.Errorf("%+v", all)
	}
	run(3, "refused: more than a fifth would be lost", "rebuild", "--corpus", "seeds/001_be0063f260622af6.txt")
	run(0, "lost: ", "rebuild", "--corpus", "seeds/001_be0063f260622af6.txt", "--force")
}

// Several machines load one generation: it is the one that one of them makes alone.
func TestAnArchiveInAClusterIsLoadedInParts(t *testing.T) {
	flags, _ := inCluster(t)
	run := func(status int, says string, arguments ...string) {
		t.Helper()
		got := ended(t, append(arguments, flags...)...)
		if got.status != status || !strings.Contains(got.out+got.err, says) {
			t.Errorf("%v: status %d, %s%s; want %d, %q", arguments, got.status, got.out, got.err, status, says)
		}
	}
	run(1, "no part is loaded", "rebuild", "--finish")
	run(0, "part 2/2 of generation 000001: ", "rebuild", "--part", "2/2")
	run(1, "generation 000001 is not loaded yet: part 1/2 is missing", "rebuild", "--finish")
	run(1, "generation 000001 is being loaded in 2 parts, not in 3", "rebuild", "--part", "1/3")
	run(1, "from another corpus", "rebuild", "--part", "1/2", "--corpus", "seeds/001_be0063f260622af6.txt")
	run(0, "part 1/2 of generation 000001: ", "rebuild", "--part", "1/2")
	run(0, "generation 000001: 5 read, 5 kept", "rebuild", "--finish")
	run(0, "0 new, 0 changed, 0 gone, 5 the same", "rebuild")
	all := printed[[]index.Generation](t, append([]string{"generations"}, flags...)...)
	if len(all) != 2 || all[0].Digest != all[1].Digest {
		t.Errorf("%+v", all)
	}
}

// What is copied from one engine to the other, and back, is what it was.
func TestAnArchiveIsMigratedAndBack(t *testing.T) {
	flags, archive := inCluster(t)
	flags = flags[2:] // without the engine
	from, to := t.TempDir(), t.TempDir()
	if got := ended(t, "rebuild", "--data", from); got.status != 0 {
		t.Fatal(got.err)
	}
	there := append([]string{"migrate", "--from", "embedded", "--to", "opensearch", "--data", from}, flags...)
	back := append([]string{"migrate", "--from", "opensearch", "--to", "embedded", "--data", to}, flags...)
	if got := ended(t, back...); got.status != 1 || !strings.Contains(got.err, archive+": there is no archive yet") {
		t.Errorf("nothing is migrated: %d %s", got.status, got.err)
	}
	type migrated struct {
		Copied     index.Generation
		Generation index.Generation `json:"archive"`
		Compared   string
	}
	forth := printed[migrated](t, there...)
	again := printed[migrated](t, back...)
	if forth.Compared != again.Compared || len(forth.Compared) != 64 || again.Generation.Digest != forth.Copied.Digest || again.Generation.Articles != 5 {
		t.Errorf("%+v\n%+v", forth, again)
	}
	if got := ended(t, there...); got.status != 1 || !strings.Contains(got.err, "there is generation 000001 of") || !strings.Contains(got.err, "with --force") {
		t.Errorf("a second time: %d %s", got.status, got.err)
	}
	if second := printed[migrated](t, append(there, "--force")...); second.Compared != forth.Compared || second.Generation.Name != "000002" {
		t.Errorf("%+v", second)
	}
}

func TestAMigrationIsFromOneEngineToTheOther(t *testing.T) {
	for says, arguments := range map[string][]string{
		`from "": expected embedded or opensearch`:                       {"--to", "opensearch"},
		`to "elastic": expected embedded or opensearch`:                  {"--from", "embedded", "--to", "elastic"},
		"from and to are both opensearch; expected one of each":          {"--from", "opensearch", "--to", "opensearch"},
		"opensearch-url http://127.0.0.1:1: the cluster does not answer": {"--from", "opensearch", "--to", "embedded"},
	} {
		got := ended(t, append([]string{"migrate", "--data", t.TempDir(), "--opensearch-url", "http://127.0.0.1:1"}, arguments...)...)
		if got.status == 0 || !strings.Contains(got.err, says) || got.out != "" {
			t.Errorf("%v: %d %s, want %s", arguments, got.status, got.err, says)
		}
	}
}

// A server whose cluster is away begins all the same, says so in both languages, and serves once the cluster is back.
func TestAServerWaitsForItsCluster(t *testing.T) {
	door, open := closedDoor(t)
	s := program.Plain.Serve(t, t.TempDir(), "--engine", "opensearch", "--opensearch-url", "http://"+door, "--opensearch-archive", doorArchive(t))
	if have := s.Get("/healthz").Status; have != 200 {
		t.Errorf("/healthz: %d", have)
	}
	for _, path := range []string{"/readyz", "/search?q=europol"} {
		if answer := s.Get(path); answer.Status != 503 || answer.Header.Get("Retry-After") == "" || !strings.Contains(answer.Body, "the cluster does not answer") {
			t.Errorf("%s: %d %s", path, answer.Status, answer.Body)
		}
	}
	for language, says := range map[string]string{"en": "The cluster of servers that holds it does not answer.", "fr": "Le groupe de serveurs qui les tient ne répond pas."} {
		if answer := s.Get("/?ui=" + language); answer.Status != 503 || !strings.Contains(answer.Body, says) {
			t.Errorf("%s: %d, without %q", language, answer.Status, says)
		}
	}
	open()
	for deadline := time.Now().Add(time.Minute); s.Get("/readyz").Status != 200; time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it does not come back: %s\n%s", s.Get("/readyz").Body, s.Log())
		}
	}
	if told := strings.Count(s.Log(), "the archive cannot be served yet"); told != 1 {
		t.Errorf("told %d times that the cluster is away:\n%s", told, s.Log())
	}
}

// doorArchive is the name of an archive of the cluster, if there is one.
func doorArchive(t *testing.T) string {
	if os.Getenv("KIOSQUE_CLUSTER") == "" {
		return "any"
	}
	_, archive := inCluster(t)
	return archive
}

// closedDoor is an address at which nobody answers until it is opened; then the cluster does. Without one the test ends there.
func closedDoor(t *testing.T) (address string, open func()) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	_ = l.Close()
	return address, func() {
		node, _, _ := strings.Cut(os.Getenv("KIOSQUE_CLUSTER"), ",")
		if node == "" {
			t.Skip("KIOSQUE_CLUSTER names no cluster that could come back: make cluster starts one")
		}
		there, err := url.Parse(node)
		if err != nil {
			t.Fatal(err)
		}
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		go pass(l, there.Host)
	}
}

// pass passes connections on.
func pass(l net.Listener, to string) {
	for {
		from, err := l.Accept()
		if err != nil {
			return
		}
		there, err := net.Dial("tcp", to)
		if err != nil {
			_ = from.Close()
			continue
		}
		go func() { _, _ = io.Copy(there, from); _ = there.Close() }()
		go func() { _, _ = io.Copy(from, there); _ = from.Close() }()
	}
}
