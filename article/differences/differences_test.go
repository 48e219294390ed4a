package differences

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// shown writes blocks as a line each: [-gone-], {+come+}, ¶ where a paragraph ends in one text alone.
func shown(c Comparison) string {
	var lines []string
	for _, block := range c.Blocks {
		line := ""
		for _, p := range block {
			end := ""
			if p.Break && p.Op != Same {
				end = "¶"
			}
			line += fmt.Sprintf([]string{"%s%s", "[-%s%s-]", "{+%s%s+}"}[p.Op], p.Text, end)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "|")
}

func split(text string) []string { return strings.Split(text, "/") }

func TestWordsThatDifferAreToldInTheirParagraph(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"Un mot.", "Un mot.", "Un mot."},
		{"Un  mot \u00a0!", " Un mot !", "Un mot\u00a0!"}, {"Un mot!", "Un mot !", "Un mot!"},
		{"Un mot.", "Un autre mot.", "Un{+ autre+} mot."},
		{"Un mot.", "Un son.", "Un[- mot-]{+ son+}."},
		{"L’eau : « le » vin – ici", "L'eau: \"le\" vin - ici", "L’eau : « le » vin – ici"},
		{"L’eau, le vin", "L’eau et le vin", "L’eau[-,-]{+ et+} le vin"},
		{"A b./Fin.", "A c./Fin.", "A[- b-]{+ c+}.|Fin."},
		{"A b./Fin.", "A b./Neuf ici./Fin.", "A b.|{+Neuf ici.¶+}|Fin."},
		{"A b./Vieux./Fin.", "A b./Fin.", "A b.|[-Vieux.¶-]|Fin."},
		{"A b. C d.", "A b./C d.", "A b.{+¶+}| C d."},
		{"A b./C d.", "A b. C d.", "A b.[-¶-]| C d."},
		{"A b d./Vieux./Fin.", "A c d./Fin.", "A[- b-]{+ c+} d.|[-Vieux.¶-]|Fin."},
		{"A b d./Fin.", "A c d./Neuf./Ici./Fin.", "A[- b-]{+ c+} d.|{+Neuf.¶+}|{+Ici.¶+}|Fin."},
		{"Neuf./A b d.", "Vieux./Neuf./A c d.", "{+Vieux.¶+}|Neuf.|A[- b-]{+ c+} d."},
		{"", "A b.", "{+A b.¶+}"},
		{"A b.", "", "[-A b.¶-]"},
		{"", "", ""},
		{"Été", "Ete\u0301", "[-Été-]{+Ete\u0301+}"},
	} {
		if have := shown(Of(split(c.first), split(c.second))); have != c.want {
			t.Errorf("%q and %q: have %s, want %s", c.first, c.second, have, c.want)
		}
	}
}

func TestWordsInCommonAreCounted(t *testing.T) {
	for _, c := range []struct {
		first, second         string
		common, words, others int
	}{
		{"Un mot.", "Un mot.", 2, 2, 2}, {"Un mot, deux.", "Un son, deux.", 2, 3, 3}, {"", "Un.", 0, 0, 1}, {"", "", 0, 0, 0},
		{"… !", "… ?", 0, 0, 0}, {"A b./C d.", "A b. C d.", 4, 4, 4}, {"l’an 2017", "l’an 2018", 2, 3, 3},
	} {
		if have := Of(split(c.first), split(c.second)); have.Common != c.common || have.First != c.words || have.Second != c.others {
			t.Errorf("%q and %q: %d of %d and %d", c.first, c.second, have.Common, have.First, have.Second)
		}
	}
}

// text returns what blocks say of the text that has pieces of an Op of its own.
func text(c Comparison, own Op) []string {
	var b strings.Builder
	for _, block := range c.Blocks {
		for _, p := range block {
			if p.Op != own && p.Op != Same {
				continue
			}
			b.WriteString(p.Text)
			if p.Break {
				b.WriteString("\n")
			}
		}
	}
	return tidied(strings.Split(b.String(), "\n"))
}

func random(r *rand.Rand) []string {
	words := []string{"»", "'", "–", "-", "le", "la", "mot", "été", "’", ",", ".", " ", " ", " ", "\u00a0", "2017", "\n", "«", "e\u0301", "\u202e", "\xff"}
	all := make([]string, r.IntN(6))
	for i := range all {
		for range r.IntN(12) {
			all[i] += words[r.IntN(len(words))]
		}
	}
	return all
}

func wantWhole(t *testing.T, first, second []string) {
	t.Helper()
	c := Of(first, second)
	if have := text(c, Deleted); !slices.Equal(keys(tokens(have)), keys(tokens(tidied(first)))) {
		t.Errorf("%q became %q", first, have)
	}
	if have := text(c, Inserted); !slices.Equal(keys(tokens(have)), keys(tokens(tidied(second)))) {
		t.Errorf("%q became %q", second, have)
	}
	if c.Common > min(c.First, c.Second) {
		t.Errorf("%d of %d and %d words in common", c.Common, c.First, c.Second)
	}
	for _, block := range c.Blocks {
		for _, p := range block[:len(block)-1] {
			if p.Break && p.Op == Same {
				t.Errorf("%q and %q: a block goes on behind a paragraph of both", first, second)
			}
		}
	}
	same := !slices.ContainsFunc(c.Blocks, func(b Block) bool { return !b.IsSame() })
	if same != slices.Equal(keys(tokens(tidied(first))), keys(tokens(tidied(second)))) {
		t.Errorf("%q and %q: the same: %v", first, second, same)
	}
}

func TestTheWordsOfBothTextsAreInTheirOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		first := random(r)
		second := random(r)
		if r.IntN(2) == 0 && len(first) > 0 { // alike
			second = slices.Clone(first)
			second[r.IntN(len(second))] += " mot."
		}
		wantWhole(t, first, second)
	}
}

func FuzzTheWordsOfBothTextsAreInTheirOrder(f *testing.F) {
	f.Add("Un mot./Fin", "Un son./Fin")
	f.Fuzz(func(t *testing.T, first, second string) { wantWhole(t, split(first), split(second)) })
}

// long returns a paragraph of so many words, no two alike in different seeds.
func long(seed uint64, words, kinds int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range words {
		fmt.Fprintf(&b, "mot%d ", r.IntN(kinds))
	}
	return b.String()
}

func TestLongTextsAreComparedInBoundedTime(t *testing.T) {
	const patience = 5 * time.Second // on a busy machine
	for name, c := range map[string]struct {
		first, second []string
		coarse        bool
	}{
		"careful":           {[]string{long(1, maxCareful/2-10, 100)}, []string{long(2, maxCareful/2-10, 100)}, false},
		"just short enough": {[]string{long(1, maxTokens/2-10, 1000)}, []string{long(2, maxTokens/2-10, 1000)}, false},
		"of few words":      {[]string{long(1, maxTokens/2-10, 3)}, []string{long(2, maxTokens/2-10, 3)}, false},
		"all but one word":  {[]string{"un " + long(1, maxTokens/2-10, 1000)}, []string{"deux " + long(1, maxTokens/2-10, 1000)}, false},
		"too long":          {[]string{long(1, maxTokens, 1000)}, []string{long(2, maxTokens, 1000)}, true},
		"many paragraphs":   {strings.Fields(long(1, maxParagraphs/2, 50)), strings.Fields(long(2, maxParagraphs/2, 50)), false},
		"too many":          {strings.Fields(long(1, maxParagraphs, 50)), strings.Fields(long(2, maxParagraphs, 50)), true},
	} {
		begin := time.Now()
		have := Of(c.first, c.second)
		t.Logf("%s: %v", name, time.Since(begin))
		if time.Since(begin) > patience || have.Coarse != c.coarse {
			t.Errorf("%s: %v, coarse: %v", name, time.Since(begin), have.Coarse)
		}
		if !slices.Equal(text(have, Deleted), tidied(c.first)) || // no blank is in question here
			!slices.Equal(text(have, Inserted), tidied(c.second)) {
			t.Errorf("%s: words are lost", name)
		}
	}
}
