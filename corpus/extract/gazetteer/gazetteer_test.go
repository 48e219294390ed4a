package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func found(t *testing.T, names []Name, text string) []string {
	t.Helper()
	g, err := New(names)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	g.Find(Words(text, 0), func(m Match) { got = append(got, m.Of(text)) })
	return got
}

func TestGazetteerFindsNamesAsTheyAreWritten(t *testing.T) {
	names := []Name{
		{"Allemagne", Proper, 1}, {"États-Unis", Proper, 2}, {"US", Exact, 2}, {"EI", Exact, 3},
		{"belge", Free, 4}, {"Côte d’Ivoire", Proper, 5}, {"Sacré-Cœur", Proper, 6}, {"AT&T", Proper, 7},
		{"maCERT", Exact, 8}, {"New York", Proper, 9}, {"New York Times", Proper, 10}, {"République", Proper, 11},
		{"République démocratique du Congo", Proper, 12}, {"Germany", Proper, 1}, {"Canal+", Proper, 13},
	}
	tests := []struct {
		about, text string
		want        []string
	}{
		{"an elided article is not part of the name", "de l’Allemagne", []string{"Allemagne"}},
		{"nor a possessive s", "Germany's army", []string{"Germany"}},
		{"accents and hyphens do not matter", "aux Etats Unis", []string{"Etats Unis"}},
		{"straight and curly apostrophes are one", "en Côte d'Ivoire", []string{"Côte d'Ivoire"}},
		{"œ is oe", "le SACRE COEUR", []string{"SACRE COEUR"}},
		{"a proper name starts with a capital", "allemagne", nil},
		{"an exact name keeps its case", "let us go, US. Ei EI", []string{"US", "EI"}},
		{"dots of an acronym do not matter", "the U.S. army", []string{"U.S."}},
		{"a free name has any case", "BELGE, belge", []string{"BELGE", "belge"}},
		{"the longest name wins", "New York Times, New York", []string{"New York Times", "New York"}},
		{"a shorter name stands where the longer breaks off", "République démocratique du", []string{"République"}},
		{"no name goes over punctuation", "New, York", nil},
		{"nor over a blank line", "New\n\nYork", nil},
		{"one line end is a blank", "New\nYork", []string{"New\nYork"}},
		{"signs are words", "AT&T et Canal+", []string{"AT&T", "Canal+"}},
		{"mixed case", "le maCERT, le MACERT", []string{"maCERT"}},
		{"no name is part of a word", "Allemagnes xAllemagne", nil},
	}
	for _, tt := range tests {
		if got := found(t, names, tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q gives %q, want %q", tt.about, tt.text, got, tt.want)
		}
	}
}

func TestGazetteerGivesEveryRowOfAName(t *testing.T) {
	g, err := New([]Name{{"PS", Exact, 1}, {"PS", Exact, 2}, {"ps", Free, 3}})
	if err != nil {
		t.Fatal(err)
	}
	var rows []int32
	g.Find(Words("le PS", 0), func(m Match) { rows = slices.Clone(m.Rows) })
	if !slices.Equal(rows, []int32{1, 2, 3}) {
		t.Errorf("rows %v", rows)
	}
}

func TestGazetteerRefusesNamesWithoutWords(t *testing.T) {
	for _, text := range []string{"", "…", strings.Repeat("a ", MaxWords+1)} {
		if _, err := New([]Name{{text, Free, 0}}); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
}

func FuzzGazetteer(f *testing.F) {
	for _, text := range []string{"l’Allemagne", "the U.S.-led É.-U. AT&T", "Œuvre\u0301 ½ ﬁ \xff", "A.B.C.d a.\n\nB"} {
		f.Add(text)
	}
	names := []Name{{"a", Free, 1}, {"a b", Proper, 2}, {"A.B.", Exact, 3}, {"Allemagne", Proper, 4}}
	g, err := New(names)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ws := Words(text, 0)
		at := 0
		for _, w := range ws {
			if w.Start < at || w.Empty() || w.End > len(text) {
				t.Fatalf("word %+v after %d in %q", w, at, text)
			}
			at = w.End
		}
		at = 0
		g.Find(ws, func(m Match) {
			if m.Start < at || m.Empty() || m.End > len(text) || len(m.Rows) == 0 {
				t.Fatalf("match %+v after %d in %q", m, at, text)
			}
			at = m.End
		})
	})
}
