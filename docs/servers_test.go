package docs_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/index/distributed/nodes"
	"kiosque/torture/program"
)

// Two servers have nothing in common but the cluster, as behind a balancer: pages are asked of them in turn.
func TestACursorGoesOnAtAnotherServer(t *testing.T) {
	folder := t.TempDir()
	fillDrawn(t, folder)
	keeping := inCluster(t, nodes.URLs(t))
	succeeds(t, append([]string{"migrate", "--from", "embedded", "--to", "opensearch", "--data", folder}, keeping[2:]...)...)
	servers := []*program.Server{program.Plain.Serve(t, t.TempDir(), keeping...), program.Plain.Serve(t, t.TempDir(), keeping...)}

	all := program.Decode[page](servers[0], "/search?q=police&size=100").ids()
	var got []string
	for turn, next := 0, ""; turn == 0 || next != "" && len(got) < len(all); turn++ {
		p := program.Decode[page](servers[turn%len(servers)], "/search?q=police&size=7&cursor="+url.QueryEscape(next))
		got, next = append(got, p.ids()...), p.Next
	}
	if !slices.Equal(got[:min(len(got), len(all))], all) {
		t.Errorf("page by page, of two servers in turn: %v, want %v", got, all)
	}
}

type page struct {
	Hits []struct{ ID string }
	Next string
}

func (p page) ids() (all []string) {
	for _, hit := range p.Hits {
		all = append(all, hit.ID)
	}
	return all
}

// What docs/distributed.md shows of index templates reaches the indices of a generation, and what the program sets
// itself is not changed by it.
func TestTheTemplateOfTheDocumentReachesTheIndices(t *testing.T) {
	urls := nodes.URLs(t)
	keeping, name := inCluster(t, urls), archiveOf(t)
	template := strings.ReplaceAll(jsonIn(t, "distributed.md"), "kiosque-*", name+"-*")
	asks(t, http.MethodPut, urls[0]+"/_index_template/"+name, template)
	t.Cleanup(func() { asks(t, http.MethodDelete, urls[0]+"/_index_template/"+name, "") })
	succeeds(t, append([]string{"rebuild", "--corpus", "seeds"}, keeping...)...)

	for _, index := range []string{"-000001", "-000001-words", "-000001-files"} {
		got := asks(t, http.MethodGet, urls[0]+"/"+name+index+"/_settings?flat_settings=true", "")
		for _, want := range []string{`"index.codec":"best_compression"`, `"index.routing.allocation.exclude.box":"cold"`,
			`"index.search.slowlog.threshold.query.warn":"2s"`, `"index.refresh_interval":"-1"`} {
			if !strings.Contains(got, want) {
				t.Errorf("%s has not %s: %s", index, want, got)
			}
		}
	}
}

// jsonIn is the block of a document that is marked json.
func jsonIn(t *testing.T, document string) string {
	t.Helper()
	var text bytes.Buffer
	for l := range lines(read(t, document)) {
		if l.fenced && l.language == "json" {
			text.WriteString(l.text + "\n")
		}
	}
	if !json.Valid(text.Bytes()) {
		t.Fatalf("%s has no block of JSON: %s", document, text.Bytes())
	}
	return text.String()
}

// asks asks a node, which must not refuse.
func asks(t *testing.T, method, address, body string) string {
	t.Helper()
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	said, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %d %s (%v)", method, address, answer.StatusCode, said, err)
	}
	return string(said)
}
