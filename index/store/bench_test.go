package store_test

import (
	"testing"

	"kiosque/article"
	"kiosque/index/store"
)

// An article is one string, its passages, its evidence and three lists of facts;
// the pool may be empty at times, and often is under the race detector.
const maxAllocations = 12

func TestReadingAnArticleAllocatesTheArticleAlone(t *testing.T) {
	s := open(t, write(t, seeds(t)))
	n := 0
	allocations := testing.AllocsPerRun(500, func() {
		if _, err := s.Article(uint32(n % s.Len())); err != nil {
			t.Fatal(err)
		}
		n++
	})
	if allocations > maxAllocations {
		t.Errorf("%.1f allocations an article, at most %d", allocations, maxAllocations)
	}
}

// many returns articles enough for a table worth its name.
func many(b *testing.B) []article.Article {
	var articles []article.Article
	few := seeds(b)
	for len(articles) < 1000 {
		articles = append(articles, few...)
	}
	return articles
}

func BenchmarkArticle(b *testing.B) {
	s := open(b, write(b, many(b)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := s.Article(uint32(n % s.Len())); err != nil {
			b.Fatal(err)
		}
		n += 7
	}
}

func BenchmarkEncode(b *testing.B) {
	articles := seeds(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := store.Encode(&articles[n%len(articles)]); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

func BenchmarkWrite(b *testing.B) {
	articles := many(b)
	b.ReportAllocs()
	for b.Loop() {
		write(b, articles)
	}
}
