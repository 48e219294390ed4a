package organisations

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kiosque/corpus/extract/gazetteer"
)

// wordList reads a list of folded words from testdata.
func wordList(t *testing.T, file string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			set[strings.TrimSpace(line)] = true
		}
	}
	return set
}

func TestTheAuthorityFileIsLargeAndEachRowIsWellFormed(t *testing.T) {
	a := Default()
	if a.Len() < 1500 {
		t.Errorf("%d bodies, want at least 1500", a.Len())
	}
	for _, b := range a.bodies {
		if b.kind == "" || len(b.forms) == 0 && !strings.Contains(b.value, "(") {
			t.Errorf("%s: kind %q, %d forms", b.value, b.kind, len(b.forms))
		}
		if strings.Contains(b.value+b.english, "'") {
			t.Errorf("%s: a straight apostrophe", b.value)
		}
	}
}

func TestNoTwoRowsHaveTheSameCanonicalName(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range rowsOfTheFile(t) {
		if key := gazetteer.Fold(b.value); seen[key] {
			t.Errorf("%s stands in two rows", b.value)
		} else {
			seen[key] = true
		}
	}
}

// rowsOfTheFile returns every row as it stands, nothing merged.
func rowsOfTheFile(t *testing.T) []body {
	t.Helper()
	files, err := embedded.ReadDir(authorityDir)
	if err != nil {
		t.Fatal(err)
	}
	var bodies []body
	for _, f := range files {
		for _, cells := range embeddedRows(authorityDir + "/" + f.Name()) {
			if len(cells) != columns {
				t.Errorf("%s: %q has %d columns, want %d", f.Name(), cells[0], len(cells), columns)
				continue
			}
			b, err := newBody(cells)
			if err != nil {
				t.Errorf("%s: %v", f.Name(), err)
			}
			bodies = append(bodies, b)
		}
	}
	return bodies
}

// A form of two bodies must be decided by a rule: by the article's countries,
// which must differ, or by support, which all of them but one must need.
func TestNoFormLeadsToTwoBodiesWithoutARuleThatDecides(t *testing.T) {
	a := Default()
	byForm := map[string][]bodyForm{}
	for _, f := range a.forms {
		key := gazetteer.Fold(f.text)
		if f.acronym {
			key = "=" + f.text
		}
		byForm[key] = append(byForm[key], f)
	}
	for key, forms := range byForm {
		certain, countries, all := map[int]bool{}, map[string]bool{}, map[int]bool{}
		for _, f := range forms {
			if !f.support {
				certain[f.body] = true
			}
			all[f.body] = true
			countries[a.bodies[f.body].country] = true
		}
		if len(certain) > 1 && len(countries) < len(all) {
			t.Errorf("%q is certain for %d bodies and their countries do not tell them apart", key, len(certain))
		}
	}
}

// Words of the lists that, with a capital letter, name nothing but the body or its products.
var ownWords = []string{"airbus", "google", "siemens", "honda", "xerox", "yale", "senat", "senate", "blackberry", "havas", "cisco", "yahoo", "axa"}

func TestCommonWordsAndFirstNamesAreNoFormsWithoutAMark(t *testing.T) {
	common, first := wordList(t, "common_words.txt"), wordList(t, "first_names.txt")
	for _, f := range Default().forms {
		if f.acronym || f.support || f.content > 0 || f.inner != "" || f.length != f.content+1 {
			continue // exact in its case, in need of support, with its article, or of several words
		}
		key := gazetteer.Words(f.text, 0)[f.content].Key
		if slices.Contains(ownWords, key) {
			continue
		}
		if first[key] || common[key] && !f.common {
			t.Errorf("%q of %s is a common word or a first name", f.text, Default().bodies[f.body].value)
		}
	}
}

func TestEveryKindIsUsedAndEveryCueIsReadable(t *testing.T) {
	used := map[string]bool{}
	for _, b := range Default().bodies {
		used[b.kind] = true
	}
	for kind, k := range kindRows() {
		if !used[kind] || len(k.cues) == 0 {
			t.Errorf("kind %q: used %v, %d cues", kind, used[kind], len(k.cues))
		}
	}
}
