package indextest

import (
	"slices"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// library holds one sentence an article, to be asked for by words.
func library(t *testing.T, open Open) index.Engine {
	t.Helper()
	e := open(t)
	Rebuild(t, e, []article.Article{
		New("belge", article.French, "Le parquet fédéral belge", "Le parquet fédéral belge a ouvert une enquête avec l’Allemagne.", "Voir aussi : un article sur Ottawa."),
		New("fédéral", article.French, "Enquête", "Le parquet belge, fédéral par nature, attend. Une œuvre du Koweït.", ""),
		New("police", article.English, "Police", "Germany's police opened an investigation.", ""),
		New("long", article.English, "Elsewhere", "The police met. The minister of police spoke about cyber-attacks and the weather.", ""),
	})
	return e
}

func expect(t *testing.T, e index.Engine, q query.Query, want ...string) {
	t.Helper()
	got := ids(search(t, e, q).Hits)
	if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("%v finds %v, want %v", q.Values(), got, want)
	}
}

func phrases(t *testing.T, open Open) {
	e := library(t, open)
	expect(t, e, words("parquet fédéral belge"), "belge", "fédéral")
	for _, text := range []string{`"parquet fédéral belge"`, "« parquet fédéral belge »", "“parquet federal belge”"} {
		expect(t, e, words(text), "belge")
	}
	expect(t, e, words(`"belge parquet"`))
	expect(t, e, words(`"minister of police"`), "long")
	expect(t, e, words(`"parquet`), "belge", "fédéral")
}

func removedText(t *testing.T, open Open) {
	e := library(t, open)
	q := words("Ottawa")
	expect(t, e, q)
	q.Scope = query.Raw
	expect(t, e, q, "belge")
	hit := search(t, e, q).Hits[0]
	last := hit.Fragments[len(hit.Fragments)-1]
	if last.Field != "removed" || len(last.Marks) != 1 || last.Marks[0].Of(last.Text) != "Ottawa" {
		t.Errorf("fragment %+v, want Ottawa marked in the removed text", last)
	}
}

func titleWeighsMore(t *testing.T, open Open) {
	e := library(t, open)
	if got := ids(search(t, e, words("police")).Hits); !slices.Equal(got, []string{"police", "long"}) {
		t.Errorf("police finds %v, want the article with the title first", got)
	}
}

func spellings(t *testing.T, open Open) {
	e := library(t, open)
	for text, want := range map[string]string{
		"Allemagne": "belge", "l'Allemagne": "belge", "oeuvre": "fédéral", "Koweit": "fédéral", "FÉDÉRAL Koweït": "fédéral",
		"cyberattack": "long", "Germany": "police", "police investigations": "police",
	} {
		expect(t, e, words(text), want)
	}
	hit := search(t, e, words("allemagne")).Hits[0]
	for _, f := range hit.Fragments {
		for _, m := range f.Marks {
			if m.Of(f.Text) != "Allemagne" {
				t.Errorf("marked %q, want Allemagne", m.Of(f.Text))
			}
		}
	}
}
