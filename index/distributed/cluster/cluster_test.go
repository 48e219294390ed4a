package cluster_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kiosque/index/distributed/cluster"
	"kiosque/index/distributed/nodes"
)

const found = `{"took":1,"timed_out":false,"_shards":{"total":3,"successful":3,"skipped":0,"failed":0},"hits":{"total":{"value":7,"relation":"eq"},"hits":[]}}`

// answer is as much of an answer as the tests look at.
type answer struct {
	Hits struct {
		Total struct{ Value int }
	}
}

// fake is a node that counts what it is asked.
type fake struct {
	*httptest.Server
	asked atomic.Int32
}

func fakeNode(t *testing.T, handle http.HandlerFunc) *fake {
	t.Helper()
	f := &fake{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.asked.Add(1)
		handle(w, r)
	}))
	t.Cleanup(f.Close)
	return f
}

func says(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// cut breaks the connection off, before or within the answer.
func cut(within bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		conn, buffered, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		if within {
			_, _ = fmt.Fprintf(buffered, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(found), found[:40])
			_ = buffered.Flush()
		}
		_ = conn.Close()
	}
}

// hang answers nothing while anybody waits.
func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

// first handles the first requests otherwise than those after them.
func first(n int32, handle, then http.HandlerFunc) http.HandlerFunc {
	var asked atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= n {
			handle(w, r)
			return
		}
		then(w, r)
	}
}

// nowhere is an address where nobody listens.
func nowhere(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return "http://" + l.Addr().String()
}

func client(t *testing.T, o cluster.Options) *cluster.Client {
	t.Helper()
	c, err := cluster.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func of(t *testing.T, urls ...string) *cluster.Client {
	t.Helper()
	return client(t, cluster.Options{URLs: urls})
}

func within(t *testing.T, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

func search(ctx context.Context, c *cluster.Client) error {
	var a answer
	if err := c.Search(ctx, "press", map[string]any{"size": 0}, &a); err != nil {
		return err
	}
	if a.Hits.Total.Value != 7 {
		return fmt.Errorf("found %d", a.Hits.Total.Value)
	}
	return nil
}

func TestADeadNodeIsLeftOut(t *testing.T) {
	alive := fakeNode(t, says(200, found))
	dying := fakeNode(t, cut(false))
	c := of(t, nowhere(t), dying.URL, alive.URL)
	for range 60 {
		if err := search(within(t, 5*time.Second), c); err != nil {
			t.Fatal(err)
		}
	}
	if n := dying.asked.Load(); n == 0 || n > 5 {
		t.Errorf("a dying node was asked %d times of 60; want a few", n)
	}
}

func TestANodeComesBack(t *testing.T) {
	back := fakeNode(t, first(1, cut(false), says(200, found)))
	other := fakeNode(t, says(200, found))
	c := of(t, back.URL, other.URL)
	for until := time.Now().Add(5 * time.Second); back.asked.Load() < 5; time.Sleep(20 * time.Millisecond) {
		if err := search(within(t, time.Second), c); err != nil {
			t.Fatal(err)
		}
		if time.Now().After(until) {
			t.Fatalf("a node that is back was asked %d times in 5 s", back.asked.Load())
		}
	}
}

// The request that finds out whether a node is back is somebody's question.
func TestANodeThatIsTriedIsNotWaitedForLong(t *testing.T) {
	frozen := fakeNode(t, first(1, cut(false), hang))
	c := of(t, frozen.URL, fakeNode(t, says(200, found)).URL)
	for until := time.Now().Add(8 * time.Second); frozen.asked.Load() < 2; time.Sleep(20 * time.Millisecond) {
		begun := time.Now()
		if err := search(within(t, 10*time.Second), c); err != nil || time.Since(begun) > 2*time.Second {
			t.Fatalf("after %v: %v", time.Since(begun), err)
		}
		if time.Now().After(until) {
			t.Fatal("a node that was away is not tried")
		}
	}
}

func TestWhatPassesIsTriedAgain(t *testing.T) {
	rejected := `{"error":{"type":"rejected_execution_exception","reason":"queue is full"},"status":429}`
	tests := map[string]http.HandlerFunc{
		"too many requests":                 says(429, rejected),
		"bad gateway":                       says(502, "<html>"),
		"no manager":                        says(503, `{"error":{"type":"cluster_block_exception","reason":"no master"},"status":503}`),
		"gateway time-out":                  says(504, ""),
		"a shard's node that goes":          says(500, `{"error":{"type":"search_phase_execution_exception","reason":"","failed_shards":[{"reason":{"type":"node_disconnected_exception"}}]}}`),
		"a connection that breaks before":   cut(false),
		"an answer that breaks off":         cut(true),
		"an answer that ends in the middle": says(200, found[:30]),
		"an answer of some shards":          says(200, strings.Replace(found, `"successful":3,"skipped":0,"failed":0`, `"successful":2,"skipped":0,"failed":1`, 1)),
		"an answer cut short by time":       says(200, strings.Replace(found, "false", "true", 1)),
	}
	for name, handle := range tests {
		t.Run(name, func(t *testing.T) {
			n := fakeNode(t, first(2, handle, says(200, found)))
			if err := search(within(t, 10*time.Second), of(t, n.URL)); err != nil || n.asked.Load() != 3 {
				t.Errorf("after %d requests: %v", n.asked.Load(), err)
			}
			n = fakeNode(t, handle)
			err := search(within(t, 200*time.Millisecond), of(t, n.URL))
			if !errors.Is(err, cluster.ErrAway) || !errors.Is(err, context.DeadlineExceeded) || n.asked.Load() < 2 {
				t.Errorf("%d requests in all: %v", n.asked.Load(), err)
			}
		})
	}
}

func TestASearchByDoIsHeldToItAsWell(t *testing.T) {
	some := strings.Replace(found, `"failed":0`, `"failed":1`, 1)
	n := fakeNode(t, func(w http.ResponseWriter, r *http.Request) {
		if q := r.URL.Query(); !q.Has("timeout") || q.Get("typed_keys") != "true" {
			t.Errorf("asked with %v", q)
		}
		says(200, some)(w, r)
	})
	var a answer
	if err := of(t, n.URL).Do(within(t, 100*time.Millisecond), "POST", "/press/_search?typed_keys=true", nil, &a); !errors.Is(err, cluster.ErrAway) {
		t.Error(err)
	}
}

func TestWhatStaysIsSaidAtOnce(t *testing.T) {
	blocked := `{"error":{"type":"cluster_block_exception","reason":"index [a] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];"},"status":429}`
	tests := map[string]struct {
		handle http.HandlerFunc
		want   func(error) bool
	}{
		"a full disk":             {says(429, blocked), is(cluster.ErrReadOnly)},
		"a block":                 {says(403, strings.Replace(blocked, "429}", "403}", 1)), is(cluster.ErrReadOnly)},
		"a cluster without room":  {says(403, `{"error":{"type":"index_create_block_exception","reason":"blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];"},"status":403}`), is(cluster.ErrReadOnly)},
		"a wrong password":        {says(401, "Unauthorized"), is(cluster.ErrDenied)},
		"a user who may not":      {says(403, `{"error":{"type":"security_exception","reason":"no permissions"},"status":403}`), is(cluster.ErrDenied)},
		"no such index":           {says(404, `{"error":{"type":"index_not_found_exception","reason":"no such index"},"status":404}`), cluster.IsMissing},
		"somebody else":           {says(409, `{"error":{"type":"version_conflict_engine_exception","reason":"x"},"status":409}`), cluster.IsConflict},
		"a question not to be":    {says(400, `{"error":{"root_cause":[{"type":"parsing_exception","reason":"unknown query"}],"type":"x","reason":"y"},"status":400}`), ofType("parsing_exception")},
		"an address that goes on": {http.RedirectHandler("https://example.org", http.StatusFound).ServeHTTP, ofType("")},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			n := fakeNode(t, tt.handle)
			err := of(t, n.URL).Do(within(t, 5*time.Second), "PUT", "/press", nil, nil)
			if !tt.want(err) || errors.Is(err, cluster.ErrAway) || n.asked.Load() != 1 {
				t.Errorf("after %d requests: %v", n.asked.Load(), err)
			}
		})
	}
}

func is(want error) func(error) bool { return func(err error) bool { return errors.Is(err, want) } }

func ofType(want string) func(error) bool {
	return func(err error) bool {
		var e *cluster.Error
		return errors.As(err, &e) && e.Type == want
	}
}

func TestWhatMayNotBeRepeatedIsNot(t *testing.T) {
	for _, path := range []string{"/press/_update/1", "/press/_create/1", "/press/_doc/1?op_type=create", "/press/_doc/1?if_seq_no=3&if_primary_term=1", "/press/_doc"} {
		n := fakeNode(t, cut(false))
		if err := of(t, n.URL).Do(within(t, time.Second), "POST", path, []byte("{}"), nil); !errors.Is(err, cluster.ErrAway) || n.asked.Load() != 1 {
			t.Errorf("%s was sent %d times: %v", path, n.asked.Load(), err)
		}
		n = fakeNode(t, says(200, "{}"))
		c := of(t, nowhere(t), n.URL)
		for range 4 {
			if err := c.Do(within(t, time.Second), "POST", path, []byte("{}"), nil); err != nil {
				t.Errorf("%s, where one node takes no connection: %v", path, err)
			}
		}
	}
}

func TestASlowNodeIsNotWaitedForToTheEnd(t *testing.T) {
	slow := fakeNode(t, hang)
	other := fakeNode(t, says(200, found))
	c := of(t, slow.URL, other.URL)
	for range 4 {
		if err := search(within(t, time.Second), c); err != nil {
			t.Fatal(err)
		}
	}
	if n := slow.asked.Load(); n != 1 {
		t.Errorf("a slow node was asked %d times; want 1", n)
	}
}

// A node that answers others has much to do, and its neighbours would have more to do if they were asked the same.
func TestABusyNodeIsWaitedFor(t *testing.T) {
	var searched atomic.Int64
	busy := func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			searched.Add(1)
			time.Sleep(650 * time.Millisecond)
		}
		says(200, found)(w, r)
	}
	c := of(t, fakeNode(t, busy).URL, fakeNode(t, busy).URL)
	ctx, stop := context.WithCancel(t.Context())
	var others sync.WaitGroup
	others.Go(func() {
		for ; ctx.Err() == nil; time.Sleep(10 * time.Millisecond) {
			_ = c.Do(ctx, "GET", "/", nil, nil) // the search says what came of it
		}
	})
	if err := search(within(t, time.Second), c); err != nil || searched.Load() != 1 {
		t.Errorf("searched %d times, want once: %v", searched.Load(), err)
	}
	stop()
	others.Wait()
}

func TestTheClusterIsToldHowLong(t *testing.T) {
	var asked atomic.Value
	n := fakeNode(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Store(r.URL.Query())
		says(200, found)(w, r)
	})
	if err := search(within(t, 6*time.Second), of(t, n.URL)); err != nil {
		t.Fatal(err)
	}
	q := asked.Load().(interface{ Get(string) string })
	after, err := time.ParseDuration(q.Get("cancel_after_time_interval"))
	if err != nil || after > 5*time.Second || after < 4*time.Second || q.Get("timeout") != "8s" || q.Get("allow_partial_search_results") != "false" {
		t.Errorf("asked with %v", q)
	}
}

func TestAContextThatIsCancelledEndsAtOnce(t *testing.T) {
	n := fakeNode(t, hang)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	begun := time.Now()
	err := search(ctx, of(t, n.URL))
	if !errors.Is(err, context.Canceled) || errors.Is(err, cluster.ErrAway) || time.Since(begun) > time.Second {
		t.Errorf("after %v: %v", time.Since(begun), err)
	}
	if err := search(t.Context(), of(t, fakeNode(t, says(200, found)).URL)); err != nil {
		t.Errorf("the next: %v", err)
	}
}

func TestSeveralSearches(t *testing.T) {
	some := strings.Replace(found, `"failed":0`, `"failed":1`, 1)
	responses := func(all ...string) string {
		return `{"took":3,"responses":[` + strings.Join(all, ", ") + `]}`
	}
	n := fakeNode(t, first(1, says(200, responses(found, some)), says(200, responses(found, found))))
	answers, err := of(t, n.URL).Searches(within(t, 5*time.Second), "press", []any{map[string]any{}, []byte(`{}`)})
	if err != nil || len(answers) != 2 || n.asked.Load() != 2 {
		t.Fatalf("%d answers after %d requests: %v", len(answers), n.asked.Load(), err)
	}
	for _, one := range answers {
		var a answer
		if err := cluster.Whole(one, &a); err != nil || a.Hits.Total.Value != 7 {
			t.Errorf("%s: %v", one, err)
		}
	}
	n = fakeNode(t, says(200, responses(found, `{"error":{"type":"parsing_exception","reason":"r"},"status":400}`)))
	if _, err := of(t, n.URL).Searches(within(t, time.Second), "press", []any{nil, nil}); !ofType("parsing_exception")(err) || n.asked.Load() != 1 {
		t.Errorf("one that is refused: %v", err)
	}
	n = fakeNode(t, says(200, responses(found)))
	if _, err := of(t, n.URL).Searches(within(t, 100*time.Millisecond), "press", []any{nil, nil}); !errors.Is(err, cluster.ErrAway) {
		t.Errorf("one answer to two: %v", err)
	}
}

func TestWhatIsNoOpenSearchDoesNotSuit(t *testing.T) {
	tests := map[string]struct{ answer, want string }{
		"new":           {`{"cluster_name":"c","version":{"distribution":"opensearch","number":"3.6.0"}}`, ""},
		"just":          {`{"cluster_name":"c","version":{"distribution":"opensearch","number":"2.10.0"}}`, ""},
		"old":           {`{"version":{"distribution":"opensearch","number":"2.9.0"}}`, "OpenSearch 2.9.0"},
		"elasticsearch": {`{"version":{"number":"8.15.0"},"tagline":"You Know, for Search"}`, "Elasticsearch 8.15.0"},
		"another":       {`{}`, "no OpenSearch"},
	}
	for name, tt := range tests {
		err := of(t, fakeNode(t, says(200, tt.answer)).URL).Suits(t.Context())
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTLS(t *testing.T) {
	n := httptest.NewTLSServer(says(200, found))
	t.Cleanup(n.Close)
	ca, _ := files(t, n.TLS.Certificates[0])
	if err := search(within(t, 5*time.Second), client(t, cluster.Options{URLs: []string{n.URL}, CA: ca})); err != nil {
		t.Error(err)
	}
	if err := search(within(t, 5*time.Second), client(t, cluster.Options{URLs: []string{n.URL}, CA: ca, ServerName: "example.com"})); err != nil {
		t.Error(err)
	}
	wrong := map[string]cluster.Options{
		"an authority that is not ours": {URLs: []string{n.URL}},
		"a name that is not its own":    {URLs: []string{n.URL}, CA: ca, ServerName: "example.org"},
		"no TLS there":                  {URLs: []string{strings.Replace(fakeNode(t, says(200, found)).URL, "http", "https", 1)}},
	}
	for name, o := range wrong {
		begun := time.Now()
		err := search(within(t, 5*time.Second), client(t, o))
		if !errors.Is(err, cluster.ErrAway) || !strings.Contains(err.Error(), "tls") || time.Since(begun) > time.Second {
			t.Errorf("%s, after %v: %v", name, time.Since(begun), err)
		}
	}
	for _, o := range []cluster.Options{{CA: "nowhere.pem"}, {CA: "cluster_test.go"}, {Certificate: ca}, {Certificate: ca, Key: ca}} {
		o.URLs = []string{n.URL}
		if _, err := cluster.New(o); err == nil {
			t.Errorf("%v is no error", o)
		}
	}
}

func TestWhoAsks(t *testing.T) {
	tests := map[string]struct {
		options cluster.Options
		want    string
	}{
		"nobody":      {cluster.Options{}, ""},
		"a user":      {cluster.Options{User: "ana", Password: "s3"}, "Basic YW5hOnMz"},
		"a key":       {cluster.Options{APIKey: "a2V5"}, "ApiKey a2V5"},
		"a header":    {cluster.Options{Headers: map[string]cluster.Secret{"authorization": "Bearer token"}}, "Bearer token"},
		"the address": {cluster.Options{URLs: []string{"http://ana:s3@"}}, "Basic YW5hOnMz"},
	}
	for name, tt := range tests {
		n := fakeNode(t, func(w http.ResponseWriter, r *http.Request) {
			if got := r.Header.Get("Authorization"); got != tt.want {
				t.Errorf("%s: %q, want %q", name, got, tt.want)
			}
			says(200, found)(w, r)
		})
		if tt.options.URLs == nil {
			tt.options.URLs = []string{"http://"}
		}
		tt.options.URLs[0] += strings.TrimPrefix(n.URL, "http://")
		if err := search(t.Context(), client(t, tt.options)); err != nil {
			t.Error(err)
		}
	}
	for _, o := range []cluster.Options{{}, {URLs: []string{"node:9200"}}, {URLs: []string{"http://a"}, User: "u", APIKey: "k"},
		{URLs: []string{"http://a:1@h", "http://b:2@h"}}, {URLs: []string{"http://h"}, Password: "p"},
		{URLs: []string{"http://h"}, APIKey: "a\nb"}, {URLs: []string{"http://h"}, Headers: map[string]cluster.Secret{"a b": "c"}}} {
		if _, err := cluster.New(o); err == nil {
			t.Errorf("%v is no error", o)
		}
	}
}

func TestPackedRequests(t *testing.T) {
	n := fakeNode(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.Header.Get("Content-Encoding"); got != "gzip" || r.ContentLength > 2000 {
			t.Errorf("%q of %d bytes", got, r.ContentLength)
		}
		says(200, found)(w, r)
	})
	c := client(t, cluster.Options{URLs: []string{n.URL}, Compress: true})
	if err := c.Search(t.Context(), "press", map[string]string{"q": strings.Repeat("presse ", 5000)}, new(json.RawMessage)); err != nil {
		t.Error(err)
	}
}

// TestRealCluster does on the cluster of KIOSQUE_CLUSTER what an engine does.
func TestRealCluster(t *testing.T) {
	c := of(t, append(nodes.URLs(t), nowhere(t))...)
	ctx := within(t, time.Minute)
	if err := c.Suits(ctx); err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("client-%x", time.Now().UnixNano())
	t.Cleanup(func() {
		if err := c.Do(context.Background(), "DELETE", "/"+name, nil, nil); err != nil {
			t.Error(err)
		}
	})
	settings := map[string]any{"settings": map[string]int{"number_of_shards": 2, "number_of_replicas": 0}}
	if err := c.Do(ctx, "PUT", "/"+name, settings, nil); err != nil {
		t.Fatal(err)
	}
	if err := c.Do(ctx, "PUT", "/"+name, settings, nil); !ofType("resource_already_exists_exception")(err) {
		t.Errorf("an index was made twice: %v", err)
	}
	for id, document := range map[string]string{"a": `{"n":1}`, "b": `{"n":2}`} {
		if err := c.Do(ctx, "PUT", "/"+name+"/_doc/"+id, []byte(document), nil); err != nil {
			t.Error(err)
		}
	}
	if err := c.Do(ctx, "PUT", "/"+name+"/_create/b", []byte(`{"n":3}`), nil); !cluster.IsConflict(err) {
		t.Errorf("a document was made twice: %v", err)
	}
	if err := c.Do(ctx, "POST", "/"+name+"/_refresh", nil, nil); err != nil {
		t.Error(err)
	}
	documents, err := c.Get(ctx, name, []string{"b", "z", "a"})
	if err != nil || len(documents) != 3 || string(documents[0]) != `{"n":2}` || documents[1] != nil {
		t.Errorf("got %s, %v", documents, err)
	}
	if _, err := c.Get(ctx, name+"-other", []string{"b"}); !cluster.IsMissing(err) {
		t.Errorf("got of no index: %v", err)
	}
	var a answer
	if err := c.Search(ctx, name, map[string]any{"track_total_hits": true}, &a); err != nil || a.Hits.Total.Value != 2 {
		t.Errorf("found %d, %v", a.Hits.Total.Value, err)
	}
	if answers, err := c.Searches(ctx, name, []any{map[string]any{"size": 0}, map[string]any{}}); err != nil || len(answers) != 2 {
		t.Errorf("found %s, %v", answers, err)
	}
	if err := c.Search(ctx, name+"-other", nil, &a); !cluster.IsMissing(err) {
		t.Errorf("searched no index: %v", err)
	}
	if err := c.Do(ctx, "PUT", "/"+name+"/_block/write", nil, nil); err != nil {
		t.Error(err)
	}
	if err := c.Do(ctx, "PUT", "/"+name+"/_doc/a", []byte("{}"), nil); !errors.Is(err, cluster.ErrReadOnly) {
		t.Errorf("wrote to a closed index: %v", err)
	}
}

// TestNoAnswerIsLostWhenANodeDies asks 50 times a second while one node of three goes, with all its connections.
func TestNoAnswerIsLostWhenANodeDies(t *testing.T) {
	var urls []string
	var all []*fake
	for range 3 {
		n := fakeNode(t, func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(30 * time.Millisecond) // so that some are on their way
			says(200, found)(w, r)
		})
		all, urls = append(all, n), append(urls, n.URL)
	}
	c := of(t, urls...)
	errs := make(chan error, 100)
	for i := range cap(errs) {
		if i == 30 {
			_ = all[1].Listener.Close()
			all[1].CloseClientConnections()
		}
		go func() { errs <- search(within(t, 5*time.Second), c) }()
		time.Sleep(20 * time.Millisecond)
	}
	for range cap(errs) {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestACertificateOfTheClient(t *testing.T) {
	n := httptest.NewUnstartedServer(says(200, found))
	n.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert, MinVersion: tls.VersionTLS12}
	n.StartTLS()
	t.Cleanup(n.Close)
	ca, key := files(t, n.TLS.Certificates[0])
	o := cluster.Options{URLs: []string{n.URL}, CA: ca}
	if err := search(within(t, 5*time.Second), client(t, o)); !errors.Is(err, cluster.ErrAway) || !strings.Contains(err.Error(), "certificate required") {
		t.Errorf("without: %v", err)
	}
	o.Certificate, o.Key = ca, key
	if err := search(within(t, 5*time.Second), client(t, o)); err != nil {
		t.Errorf("with: %v", err)
	}
}

// files are a certificate and its key in PEM.
func files(t *testing.T, pair tls.Certificate) (certificate, key string) {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, kind string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return write("cert.pem", "CERTIFICATE", pair.Certificate[0]), write("key.pem", "PRIVATE KEY", der)
}
