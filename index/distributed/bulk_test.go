package distributed

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/index/distributed/cluster"
)

// answers is a cluster that answers _bulk in turn: a status with an empty body, or outcomes by document, "201 429".
type answers struct {
	sync.Mutex
	next []string
	seen []string // the ids that came, by request
}

func (a *answers) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.Lock()
	defer a.Unlock()
	var ids []string
	for lines := bufio.NewScanner(r.Body); lines.Scan(); lines.Scan() {
		ids = append(ids, strings.Split(lines.Text(), `"`)[5])
	}
	a.seen = append(a.seen, strings.Join(ids, " "))
	answer := a.next[0]
	a.next = a.next[1:]
	var whole int
	if n, err := fmt.Sscanf(answer, "whole %d", &whole); n == 1 && err == nil {
		w.WriteHeader(whole)
		_, _ = fmt.Fprint(w, `{"error":{"type":"some_exception","reason":"so it is"}}`)
		return
	}
	var items []string
	for _, status := range strings.Fields(answer) {
		why := `,"error":{"type":"some_exception","reason":"so it is"}`
		switch status {
		case "201":
			why = ""
		case "full":
			status, why = "429", `,"error":{"type":"cluster_block_exception","reason":"the disk is full"}`
		}
		items = append(items, fmt.Sprintf(`{"create":{"status":%s%s}}`, status, why))
	}
	_, _ = fmt.Fprintf(w, `{"errors":true,"items":[%s]}`, strings.Join(items, ","))
}

func TestWhatTheClusterIsTooBusyForIsSentAgain(t *testing.T) {
	tests := []struct {
		name    string
		answers []string
		seen    []string
		err     string
	}{
		{"all is taken", []string{"201 201 201"}, []string{"a b c"}, ""},
		{"the whole request is too much", []string{"whole 429", "whole 503", "201 201 201"}, []string{"a b c", "a b c", "a b c"}, ""},
		{"one document is too much", []string{"201 429 201", "201"}, []string{"a b c", "b"}, ""},
		{"no shard for some, twice", []string{"503 201 503", "201 503", "201"}, []string{"a b c", "a c", "c"}, ""},
		{"it was taken before, and the answer lost", []string{"409 409 201"}, []string{"a b c"}, ""},
		{"one is refused", []string{"201 201 400"}, []string{"a b c"}, "load c.txt: 400 some_exception: so it is"},
		{"the disks are full", []string{"201 full full"}, []string{"a b c"}, "load b.txt: " + cluster.ErrReadOnly.Error() + ": 429 cluster_block_exception: the disk is full"},
		{"all is refused", []string{"whole 403"}, []string{"a b c"}, ": 403 some_exception: so it is"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			far := &answers{next: test.answers}
			err := bulkTo(t, far).deliver(t.Context(), threeDocuments())
			if seen := strings.Join(far.seen, ", "); seen != strings.Join(test.seen, ", ") {
				t.Errorf("the cluster saw %s, want %s", seen, test.seen)
			}
			if (err == nil) != (test.err == "") || err != nil && !strings.HasSuffix(err.Error(), test.err) {
				t.Errorf("error %v, want %q", err, test.err)
			}
		})
	}
}

// TestWaitingEndsWithItsContext: a cluster that is never free holds nobody longer than he waits.
func TestWaitingEndsWithItsContext(t *testing.T) {
	far := &answers{next: strings.Split(strings.Repeat("whole 429,", 100), ",")}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := bulkTo(t, far).deliver(ctx, threeDocuments()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

func bulkTo(t *testing.T, far http.Handler) *bulk {
	t.Helper()
	server := httptest.NewServer(far)
	t.Cleanup(server.Close)
	client, err := cluster.New(cluster.Options{URLs: []string{server.URL}})
	if err != nil {
		t.Fatal(err)
	}
	return &bulk{client: client}
}

func threeDocuments() *request {
	r := &request{index: "some", action: toCreate}
	for _, id := range []string{"a", "b", "c"} {
		r.add(id, "", id+".txt")
		r.body = append(r.body, "{}"...)
		r.end()
	}
	return r
}
