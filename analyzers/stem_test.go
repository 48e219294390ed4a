package analyzers

import (
	"strings"
	"testing"
)

// stemOf returns the term of one word that is no stop word.
func stemOf(lang, word string) string { return terms(lang, "xyz "+word)[len("xyz "):] }

func TestDoubleLettersInsideAWordAreKept(t *testing.T) {
	for _, pair := range [][2]string{{"ANSSI", "ansi"}, {"cookie", "coki"}, {"lutte", "lute"}, {"coopération", "copération"}, {"Cannes", "canes"}} {
		if stemOf("fr", pair[0]) == stemOf("fr", pair[1]) {
			t.Errorf("%s meets %s", pair[0], pair[1])
		}
	}
}

func TestPluralsOfListedNounsMeetTheirSingular(t *testing.T) {
	for _, row := range rows("stems", "fr", 4) {
		if row[0] != "noun" {
			continue
		}
		for _, noun := range strings.Fields(row[1]) {
			if one, many := stemOf("fr", noun), stemOf("fr", noun+"s"); one != many {
				t.Errorf("%s gives %q, its plural %q", noun, one, many)
			}
		}
	}
}

func TestNoWordIsGivenTwoTermsByOneKindOfRow(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		given := map[string]string{}
		for _, row := range rows("stems", lang, 4) {
			for _, word := range strings.Fields(row[1]) {
				key := row[0] + " " + word
				if before, ok := given[key]; ok {
					t.Errorf("%s: %s gives %q, then %q", lang, key, before, row[2])
				}
				given[key] = row[2]
			}
		}
	}
}

func TestEveryEndingOfTheTableIsCutSomewhere(t *testing.T) {
	e := newEndings("fr")
	for step, rules := range map[string]ruleset{"plural": e.plural, "ending": e.ending, "tidy": e.tidy} {
		for ending, r := range rules.rules {
			word := strings.Repeat("b", r.min) + ending
			if got, cut := rules.cut(word); !cut || got != word[:r.min]+r.to {
				t.Errorf("%s %s: %s gives %s", step, ending, word, got)
			}
			if _, cut := rules.cut(word[min(1, r.min):]); cut && r.min > 0 && len(ending) == 1 {
				t.Errorf("%s %s is cut from a word that is too short", step, ending)
			}
		}
	}
}
