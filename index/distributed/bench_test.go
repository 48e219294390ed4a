//go:build unix

package distributed

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/index/indextest"
)

// The benchmarks load KIOSQUE_ARTICLES, a corpus, into the cluster of KIOSQUE_CLUSTER; its articles come again under
// other ids until there are KIOSQUE_SIZE of them.

// BenchmarkLoad is the whole of loading: analysis, documents, words, vocabulary, files, proof.
func BenchmarkLoad(b *testing.B) {
	articles := corpusOf(b)
	for b.Loop() {
		g := newGeneration(b)
		began, used := time.Now(), cpu(b)
		report, err := g.load(b.Context(), b.TempDir(), indextest.Sequence(articles), someday)
		if err != nil {
			b.Fatal(err)
		}
		tell(b, report.Articles, began, used)
		tellSize(b, g)
	}
}

// BenchmarkBare is what a loader reaches that does nothing but send the same documents, made before, by as many senders.
func BenchmarkBare(b *testing.B) {
	articles := corpusOf(b)
	path := b.TempDir() + "/requests"
	ends := prepare(b, articles, path)
	for b.Loop() {
		g := newGeneration(b)
		l := &load{generation: g}
		languages := languagesOf(articles[:min(len(articles), firstArticles)])
		l.languages.Store(&languages)
		if err := l.create(b.Context(), true); err != nil {
			b.Fatal(err)
		}
		began, used := time.Now(), cpu(b)
		if err := post(b, g, path, ends); err != nil {
			b.Fatal(err)
		}
		g.replicas = -1
		if err := g.settle(b.Context()); err != nil {
			b.Fatal(err)
		}
		tell(b, len(articles), began, used)
	}
}

// BenchmarkDocuments is analysis and documents alone, by one worker.
func BenchmarkDocuments(b *testing.B) {
	articles := corpusOf(b)
	languages := languagesOf(articles[:min(len(articles), firstArticles)])
	p, n, bytes := newPage(), 0, 0
	var dst []byte
	for b.Loop() {
		a, err := newAnalysed(&articles[n%len(articles)])
		if err != nil {
			b.Fatal(err)
		}
		if dst, err = p.document(dst[:0], &a, int64(n), someday(""), languages[a.article.Lang]); err != nil {
			b.Fatal(err)
		}
		n, bytes = n+1, bytes+len(dst)
	}
	b.ReportMetric(float64(bytes)/float64(n), "bytes/article")
}

// corpusOf reads the articles.
func corpusOf(b *testing.B) []article.Article {
	b.Helper()
	root := os.Getenv("KIOSQUE_ARTICLES")
	if root == "" {
		b.Skip("KIOSQUE_ARTICLES names no corpus")
	}
	size, _ := strconv.Atoi(os.Getenv("KIOSQUE_SIZE"))
	var all []article.Article
	for a, err := range corpus.Articles(b.Context(), root, corpus.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		if all = append(all, a); len(all) == size {
			break
		}
	}
	distinct := len(all)
	for n := distinct; n < size; n++ {
		a := all[n%distinct]
		round := fmt.Sprintf("-%d", n/distinct)
		if a.ID += round; a.Story != "" {
			a.Story += round
		}
		all = append(all, a)
	}
	return all
}

// prepare writes the requests of articles into a file and returns where each ends.
func prepare(b *testing.B, articles []article.Article, path string) (ends []int64) {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	languages, p, end := languagesOf(articles[:min(len(articles), firstArticles)]), newPage(), int64(0)
	r := &request{action: toCreate}
	for n := range articles {
		a, err := newAnalysed(&articles[n])
		if err != nil {
			b.Fatal(err)
		}
		r.add(a.article.ID, a.article.Story, "")
		if r.body, err = p.document(r.body, &a, int64(n), someday(""), languages[a.article.Lang]); err != nil {
			b.Fatal(err)
		}
		if r.end(); len(r.body) < 5<<20 && n < len(articles)-1 {
			continue
		}
		if _, err := f.Write(r.body); err != nil {
			b.Fatal(err)
		}
		end += int64(len(r.body))
		ends = append(ends, end)
		r.empty()
	}
	return ends
}

// post sends the requests of a file.
func post(b *testing.B, g *generation, path string, ends []int64) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	group, ctx := errgroup.WithContext(b.Context())
	group.SetLimit(senders)
	start := int64(0)
	for _, end := range ends {
		from, size := start, end-start
		start = end
		group.Go(func() error {
			body := make([]byte, size)
			if _, err := f.ReadAt(body, from); err != nil {
				return err
			}
			var answer struct{ Errors bool }
			if err := g.client.Do(ctx, "POST", "/"+g.index+"/_bulk?filter_path=errors", body, &answer); err != nil || answer.Errors {
				return fmt.Errorf("refused: %v %w", answer.Errors, err)
			}
			return nil
		})
	}
	return group.Wait()
}

// tell reports how fast so many articles were loaded, and how much of this process that took.
func tell(b *testing.B, articles int, began time.Time, used time.Duration) {
	b.Helper()
	b.ReportMetric(float64(articles)/time.Since(began).Seconds(), "articles/s")
	b.ReportMetric(float64((cpu(b)-used).Microseconds())/float64(articles), "own-µs/article")
	b.ReportMetric(0, "ns/op")
}

// cpu is how much time of processors this process has used.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// tellSize reports how much of the disks an article takes.
func tellSize(b *testing.B, g *generation) {
	b.Helper()
	var found []struct {
		Docs  string `json:"docs.count"`
		Bytes string `json:"pri.store.size"`
	}
	if err := g.client.Do(b.Context(), "GET", "/_cat/indices/"+g.index+"?format=json&bytes=b&h=docs.count,pri.store.size", nil, &found); err != nil {
		b.Fatal(err)
	}
	docs, _ := strconv.ParseFloat(found[0].Docs, 64)
	bytes, _ := strconv.ParseFloat(found[0].Bytes, 64)
	b.ReportMetric(bytes/docs, "disk-bytes/article")
}
