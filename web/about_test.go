package web

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/eval"
	"kiosque/index"
	"kiosque/query"
)

// aboutFull is of an archive with two generations, and one that cannot be read.
func aboutFull(r index.Result) AboutPage {
	built := time.Date(2026, 3, 1, 23, 0, 0, 0, time.UTC)
	return AboutPage{
		Stories: 95, Articles: r, Answering: "000003", Version: "1.2.3", Analyzers: "abc",
		Kept: []index.Generation{
			{Name: "000003", Current: true, Created: built, Articles: 100, Digest: "0123abcd", Covered: map[query.Facet]int{query.Year: 60}, Changed: index.Tally{Before: "000002", New: 1200, Gone: 2, Same: 90}, Unread: 3},
			{Name: "000002", Created: built, Articles: 90, Covered: map[query.Facet]int{query.Year: 45}},
			{Name: "000001", Refused: "/home/somebody/data is damaged"},
		},
		Scores: []Score{{Name: "countries, F1", Set: "own gold, held", Value: .9808, Goal: .92, Met: true}, {Name: "nDCG@10", Set: "<b>", Value: .4, Goal: .45}, {Name: "repeats left", Value: .005, Goal: .01, LowIsGood: true, Met: true}},
	}
}

func about(t *testing.T, p AboutPage) page {
	t.Helper()
	return parsed(t, func(b *bytes.Buffer) error { return About(b, frame("fr"), p) })
}

var archive = index.Result{Total: 100, Articles: 100, Facets: []index.Facet{
	{Name: query.Year, Values: []index.Value{{Value: query.Undated, Count: 40}, {Value: "2017", Count: 30}, {Value: "1998", Count: 30}}},
	{Name: query.Lang, Values: []index.Value{{Value: "fr", Count: 70}, {Value: "en", Count: 30}}},
	{Name: query.Source, Values: []index.Value{{Value: "Le <Journal>", Count: 12}}, Unlisted: 11},
	{Name: query.Organisation, Values: []index.Value{{Value: "ONU", Count: 9}}, Unlisted: 4999},
}}

func TestThePageSaysWhatTheArchiveHolds(t *testing.T) {
	p := about(t, aboutFull(archive))
	p.want("section:first-of-type .tallies dd", "100 articles", "95, les copies comptées une fois", "de 1998 à 2017", "5\u202f000")
	p.want(".about-tables th a", "français", "anglais", "Le <Journal>")
	p.want(".about-tables td", "70", "70\u202f%", "30", "30\u202f%", "12", "12\u202f%")
	p.want(".about-tables caption", "Langue", "12 sources, les plus fournies d’abord")
	p.want("[aria-labelledby=covered-title] tbody tr:first-child > *", "Une date ou une année de parution", "60", "60\u202f%", "50\u202f%")
}

func TestThePageSaysWhatTheLastRebuildChanged(t *testing.T) {
	p := about(t, aboutFull(archive))
	p.want("[aria-labelledby=generation-title] .tallies dd", "1\u202f200", "0", "2", "90")
	p.want("[aria-labelledby=generation-title] tbody th", "000003 en service 1er mars 2026", "000002 1er mars 2026", "000001")
	text := textOf(p.root)
	if want := "3 textes du corpus n’ont pu être lus"; !strings.Contains(text, want) {
		t.Errorf("the page does not say %q", want)
	}
	if strings.Contains(text, "somebody") || !strings.Contains(text, "illisible") {
		t.Error("the page shows a path, or not that a generation cannot be read")
	}
	first := about(t, AboutPage{Articles: archive, Answering: "000001", Kept: []index.Generation{{Name: "000001", Articles: 100}}})
	if text := textOf(first.root); !strings.Contains(text, "C’est la première") || len(first.all(".kept")) > 0 {
		t.Errorf("a first generation: %s", text)
	}
}

func TestScoresAreGroupedAndWhatIsMissedIsSaid(t *testing.T) {
	p := about(t, aboutFull(archive))
	p.want(".scores td:nth-child(2)", "98,1\u202f%", "40\u202f%", "0,5\u202f%")
	p.want(".scores .goal", "objectif\u202f: au moins 92\u202f%", "objectif\u202f: au moins 45\u202f% non atteint", "objectif\u202f: au plus 1\u202f%")
}

func TestEveryScoreThatIsAskedForHasASentenceInEveryLanguage(t *testing.T) {
	for _, table := range []eval.Accepted{eval.AcceptedExtraction(), eval.AcceptedRelevance()} {
		scores, err := table.Asked()
		if err != nil || len(scores) < 10 {
			t.Fatalf("%d scores (%v)", len(scores), err)
		}
		for _, s := range scores {
			for _, l := range Languages() {
				for _, key := range []string{"score." + s.Name, "set." + s.Set} {
					if l.Or(key, "") == "" {
						t.Errorf("%s: no message %q", l.Code, key)
					}
				}
			}
		}
	}
}

// A sentence about a score that is measured no more would be of no use.
func TestEverySentenceIsOfAScore(t *testing.T) {
	var known []string
	for _, table := range []eval.Accepted{eval.AcceptedExtraction(), eval.AcceptedRelevance()} {
		scores, err := table.Asked()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scores {
			known = append(known, "score."+s.Name, "set."+s.Set)
		}
	}
	for key := range Languages()[0].messages {
		if (strings.HasPrefix(key, "score.") || strings.HasPrefix(key, "set.")) && !slices.Contains(known, key) {
			t.Errorf("no score has the message %q", key)
		}
	}
}
