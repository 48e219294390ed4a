package dates

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"kiosque/article"
)

// describe writes d as the tables of the tests do.
func describe(d mention) string {
	var b strings.Builder
	if d.year > 0 {
		fmt.Fprintf(&b, "%d", d.year)
	} else if d.month > 0 {
		b.WriteString("?")
	}
	if d.month > 0 {
		fmt.Fprintf(&b, "-%02d", d.month)
	}
	if d.day > 0 {
		fmt.Fprintf(&b, "-%02d", d.day)
	}
	if d.lastDay != d.day {
		fmt.Fprintf(&b, "..%02d", d.lastDay)
	}
	if d.weekday > 0 {
		fmt.Fprintf(&b, "w%d", d.weekday)
	}
	if d.from > 0 {
		fmt.Fprintf(&b, "m%d..%d", d.from, d.to)
	}
	return b.String()
}

func scanText(lang, text string) []mention {
	return scan(text, readTokens(&article.Article{Text: text, Lang: lang}, nil))
}

// tableRows reads a table of testdata: rows of n columns, comments left out.
func tableRows(t *testing.T, name string, n int) (rows [][]string) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != n {
			t.Fatalf("%s:%d: %d columns, want %d", name, i+1, len(row), n)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestDatesAreFoundInRunningText(t *testing.T) {
	for _, row := range tableRows(t, "scan.tsv", 3) {
		var got []string
		for _, d := range scanText(row[0], row[1]) {
			got = append(got, describe(d))
		}
		if found := strings.Join(got, " "); found != row[2] && !(found == "" && row[2] == "-") {
			t.Errorf("%s: %q: got %q, want %q", row[0], row[1], found, row[2])
		}
	}
}

func TestADateCoversItsWordsAndNoMore(t *testing.T) {
	for text, want := range map[string]string{
		"fr:Réuni à Évry le 1er mars 2017, il part.":         "1er mars 2017",
		"fr:« Les 7, 8 et 9 septembre » dit-il.":             "7, 8 et 9 septembre",
		"fr:Vu le mardi 20 janvier dernier.":                 "mardi 20 janvier",
		"en:Held on Sept. 9, 2014, in Bath.":                 "Sept. 9, 2014",
		"en:Stamped 2021-09-08T10:00:00+02:00 today.":        "2021-09-08T10:00:00+02:00",
		"en:In the first quarter of 2017, it fell.":          "2017",
		"en:Friday, (March 3, 2017) was late.":               "Friday, (March 3, 2017",
		"fr:Ouvert d’avril 2013 à l’été suivant, sans répit": "avril 2013",
	} {
		found := scanText(text[:2], text[3:])
		if len(found) == 0 || found[0].Of(text[3:]) != want {
			t.Errorf("%q: got %v, want %q", text, found, want)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, seed := range []string{"le 1er mars 2017", "September 7, 8 and 9", "2021-09-08T10:00:00+02:00", "du 28 avril au 3 mai 2019",
		"Publié le 08/09/2021 à 12:34\n\nTexte", "LILLE, Jan 20 (Reuters) - x", "\xff2017\xc3", "lundi,,,((31/12/99", "a ’ ’ ’ été 2018"} {
		f.Add(seed, "fr")
		f.Add(seed, "en")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		at := 0
		for _, d := range scanText(lang, text) {
			if d.Start < at || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("span %v after %d in %q", d.Span, at, text)
			}
			if !exists(d) {
				t.Fatalf("no such day: %+v in %q", d, text)
			}
			at = d.End
		}
		check(t, text, lang)
	})
}

func TestEveryRoleHasWordsInBothTablesTogether(t *testing.T) {
	if n := 1 << len(roleNames); roleSet(n) != roleMemory<<1 {
		t.Fatalf("%d names of roles do not fit the constants", len(roleNames))
	}
	var seen roleSet
	for _, e := range loadLexicon().exact {
		seen |= e[french].roles | e[english].roles
	}
	for i, name := range roleNames {
		if seen&(1<<i) == 0 {
			t.Errorf("no word has the role %q", name)
		}
	}
}
