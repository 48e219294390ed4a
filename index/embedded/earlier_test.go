package embedded

import (
	"crypto/sha256"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/indextest"
)

// withReadings are papers whose Reading is of their id; every fourth is not to be remembered.
func withReadings(n int) []article.Article {
	articles := papers(n)
	for i := range articles {
		if i%4 != 3 {
			sum := sha256.Sum256([]byte(articles[i].ID))
			articles[i].Reading = article.Reading{Key: [16]byte(sum[:]), Chrome: uint64(i)}
		}
	}
	return articles
}

// checkEarlier finds articles by their keys, and what none of them has by none.
func checkEarlier(t *testing.T, e index.Earlier, articles []article.Article) {
	t.Helper()
	for _, want := range articles {
		n, chrome, known := e.Find(want.Reading.Key)
		if known != (want.Reading != article.Reading{}) {
			t.Fatalf("article %s is known: %v", want.ID, known)
		}
		if !known {
			continue
		}
		got, err := e.Article(n)
		if diff := cmp.Diff(want, got); diff != "" || err != nil || chrome != want.Reading.Chrome {
			t.Fatalf("article %s: %v, chrome %d\n%s", want.ID, err, chrome, diff)
		}
	}
	if _, _, known := e.Find([16]byte{1}); known {
		t.Error("a key that no article has is known")
	}
}

func TestArticlesOfTheGenerationBeforeAreFoundByWhatTheyWereReadFrom(t *testing.T) {
	e := writer(t, t.TempDir())
	indextest.Rebuild(t, e, withReadings(50))
	earlier, err := e.Earlier(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	checkEarlier(t, earlier, withReadings(50))
	for range 4 { // until it is pruned
		indextest.Rebuild(t, e, papers(3))
	}
	checkEarlier(t, earlier, withReadings(50))
	if err := earlier.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhereNothingWasReadBeforeNothingIsFound(t *testing.T) {
	for what, prepare := range map[string]func(t *testing.T, e *Engine){
		"nothing was built": func(*testing.T, *Engine) {},
		"of another version": func(t *testing.T, e *Engine) {
			indextest.Rebuild(t, e, withReadings(5))
			if err := rewrite(folder(e.dir, "000001"), func(m *manifest) { m.Analyzers = "others" }); err != nil {
				t.Fatal(err)
			}
		},
		"damaged": func(t *testing.T, e *Engine) {
			indextest.Rebuild(t, e, withReadings(5))
			if err := edit(folder(e.dir, "000001")+"/"+readingsFile, "KHSH", "KHSK"); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(what, func(t *testing.T) {
			e := writer(t, t.TempDir())
			prepare(t, e)
			earlier, err := e.Earlier(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if n, _, known := earlier.Find(withReadings(1)[0].Reading.Key); known {
				t.Errorf("article %d is known", n)
			}
			if _, err := earlier.Article(0); err == nil {
				t.Error("there is an article")
			}
			if err := earlier.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
