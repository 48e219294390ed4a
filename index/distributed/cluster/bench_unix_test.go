//go:build unix

package cluster_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"kiosque/index/distributed/cluster"
)

// page is an answer of about 100 kB, like that to a search: twenty hits of press text, scores of named queries, facets.
func page() string {
	var hits, buckets []string
	for i := range 20 {
		text := strings.Repeat(fmt.Sprintf("Le ministre de l’Économie a déclaré mardi que la \\\"reprise\\\" %d se confirme. ", i), 52)
		hits = append(hits, fmt.Sprintf(`{"_index":"kiosque-000007","_id":"a%04d","_score":%d.25,"_source":{"title":"Title %d","lang":"fr","text":"%s"},"sort":[%d.25,%d],"matched_queries":{"title":1.5,"body":2.25}}`, i, 90-i, i, text, 90-i, i))
	}
	for i := range 200 {
		buckets = append(buckets, fmt.Sprintf(`{"key":"organisation %d","doc_count":%d}`, i, 1000-i))
	}
	return `{"took":12,"timed_out":false,"_shards":{"total":3,"successful":3,"skipped":0,"failed":0},"hits":{"total":{"value":8090,"relation":"eq"},"max_score":null,"hits":[` +
		strings.Join(hits, ",") + `]},"aggregations":{"organisations":{"doc_count":8090,"values":{"buckets":[` + strings.Join(buckets, ",") + `]}}}}`
}

// hits is how much of a page an engine reads.
type hits struct {
	Hits struct {
		Total struct{ Value int }
		Hits  []struct {
			ID      string             `json:"_id"`
			Score   float64            `json:"_score"`
			Source  json.RawMessage    `json:"_source"`
			Matched map[string]float64 `json:"matched_queries"`
		}
	}
	Aggregations json.RawMessage
}

func pages(b *testing.B, format string, times int) (address string) {
	b.Helper()
	all := make([]string, times)
	for i := range all {
		all[i] = page()
	}
	answer := []byte(fmt.Sprintf(format, strings.Join(all, ",")))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Length", fmt.Sprint(len(answer)))
		_, _ = w.Write(answer)
	}))
	began := processor(b)
	b.Cleanup(func() {
		s.Close()
		b.ReportMetric(float64((processor(b)-began).Microseconds())/float64(b.N), "cpu-µs/op")
	})
	b.SetBytes(int64(len(answer)))
	b.ReportAllocs()
	return s.URL
}

// processor is the time of the processors that this process has had. It says more than a clock where others work too;
// the server is in it.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

var question = bytes.Repeat([]byte(`{"query":{"match_all":{}}}      `), 100)

// BenchmarkBare is a request of net/http, whose answer is read and not looked at: the server, the network and the
// least that a client can do.
func BenchmarkBare(b *testing.B) {
	address := pages(b, "%s", 1)
	for b.Loop() {
		resp, err := http.Post(address+"/press/_search", "application/json", bytes.NewReader(question))
		if err != nil {
			b.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
	}
}

// BenchmarkBareDecoded is BenchmarkBare, decoded once.
func BenchmarkBareDecoded(b *testing.B) {
	address := pages(b, "%s", 1)
	for b.Loop() {
		resp, err := http.Post(address+"/press/_search", "application/json", bytes.NewReader(question))
		if err != nil {
			b.Fatal(err)
		}
		content, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err := json.Unmarshal(content, new(hits)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch is the whole of a search, but what the engine makes of it.
func BenchmarkSearch(b *testing.B) {
	c, err := cluster.New(cluster.Options{URLs: []string{pages(b, "%s", 1)}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := c.Search(b.Context(), "press", question, new(hits)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearchUndecoded is the client's own part of it.
func BenchmarkSearchUndecoded(b *testing.B) {
	c, err := cluster.New(cluster.Options{URLs: []string{pages(b, "%s", 1)}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := c.Do(b.Context(), "POST", "/press/_search", question, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearches is of four searches in one request, of 100 kB each.
func BenchmarkSearches(b *testing.B) {
	c, err := cluster.New(cluster.Options{URLs: []string{pages(b, `{"took":3,"responses":[%s]}`, 4)}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		answers, err := c.Searches(b.Context(), "press", []any{question, question, question, question})
		if err != nil {
			b.Fatal(err)
		}
		for _, answer := range answers {
			if err := cluster.Whole(answer, new(hits)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
