package web

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/collate"

	"kiosque/index"
	"kiosque/query"
)

// many are values of a facet with counts that repeat, and names that differ in accents,
// case and length.
func many(of query.Facet) index.Facet {
	f := index.Facet{Name: of}
	for i := range 300 {
		value := fmt.Sprintf("%s%c %s%d", []string{"é", "E", "e", "État ", "Z", "œ"}[i%6], 'a'+i%7, strings.Repeat("x", i%5), i%90)
		f.Values = append(f.Values, index.Value{Value: value, Count: 100 - i/20, Chosen: i%50 == 7})
	}
	slices.SortFunc(f.Values, func(a, b index.Value) int { return strings.Compare(a.Value, b.Value) })
	f.Values = slices.CompactFunc(f.Values, func(a, b index.Value) bool { return a.Value == b.Value })
	slices.SortStableFunc(f.Values, func(a, b index.Value) int { return b.Count - a.Count })
	return f
}

func TestValuesComeByCountAndThenAsTheLanguageSortsTheirNames(t *testing.T) {
	for _, l := range Languages() {
		f := Frame{Labels: Labels{Language: l, Names: &Names{}}}
		of, names := many(query.Source), collate.New(l.tag, collate.IgnoreCase)
		want := slices.Clone(of.Values)
		slices.SortStableFunc(want, func(a, b index.Value) int {
			if a.Count != b.Count {
				return b.Count - a.Count
			}
			return names.CompareString(a.Value, b.Value)
		})
		for range 2 { // found, then remembered
			values := f.listed(of)
			for i, p := range order(of.Name, values) {
				if have := values[p.at].label; have != want[i].Value {
					t.Fatalf("%s: %d is %q, want %q", l.Code, i, have, want[i].Value)
				}
			}
		}
	}
}

func TestNamesThatAreRememberedAreThoseThatWereFound(t *testing.T) {
	asked := 0
	l := Labels{Language: Languages()[0], Names: &Names{}, Organisation: func(value, lang string) string {
		asked++
		return value + " in " + lang
	}}
	of := many(query.Organisation)
	first := l.Labels(of)
	if found := asked; !slices.Equal(l.Labels(of), first) || l.Label(of.Name, of.Values[3].Value) != first[3] || asked != found {
		t.Errorf("asked %d times, then %d", found, asked-found)
	}
	plain := l
	plain.Names = nil
	if !slices.Equal(plain.Labels(of), first) {
		t.Error("they differ from those that are not remembered")
	}
	l.Language = Languages()[1]
	if have := l.Label(of.Name, "x"); have != "x in "+l.Language.Code {
		t.Errorf("have %q", have)
	}
}

func TestNoMoreNamesAreRememberedThanMayBe(t *testing.T) {
	l := Labels{Language: Languages()[0], Names: &Names{}}
	var wait sync.WaitGroup
	for worker := range 2 {
		wait.Go(func() {
			for i := range maxNames {
				l.Labels(index.Facet{Name: query.Source, Values: []index.Value{{Value: fmt.Sprint(worker, i)}}})
			}
		})
	}
	wait.Wait()
	if n := len(l.Names.known[scope{l.Language, query.Source}]); n == 0 || n > maxNames {
		t.Errorf("%d are remembered", n)
	}
}
