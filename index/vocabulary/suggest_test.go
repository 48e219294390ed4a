package vocabulary

import (
	"fmt"
	"strings"
	"testing"
)

// shown is a suggestion as "kind: text" with the typed in brackets.
func shown(s Suggestion) string {
	return fmt.Sprintf("%s: %s[%s]%s", s.Kind, s.Text[:s.Start], s.Text[s.Start:s.End], s.Text[s.End:])
}

func TestSuggestions(t *testing.T) {
	v := sample()
	for _, test := range []struct{ why, typed, ui, want string }{
		{"accents and case are free", "CYBERSE", "fr", "word: [cybersé]curité|word: [cyberse]curity|title: [Cybersé]curité : l’Allemagne renforce sa défense|title: German [cyberse]curity agency warns of attacks"},
		{"a country is shown in the language of the interface", "allem", "fr", "country: [Allem]agne|title: Cybersécurité : l’[Allem]agne renforce sa défense"},
		{"and found by its name in the other", "allem", "en", "word: [Allem]agne|country: []Germany|title: Cybersécurité : l’[Allem]agne renforce sa défense"},
		{"a word of a title, behind an apostrophe", "agence nat", "fr", "organisation: [Agence nat]ionale de la sécurité des systèmes d’information"},
		{"an organisation by its acronym", "anssi", "fr", "word: [ANSSI]|organisation: []Agence nationale de la sécurité des systèmes d’information"},
		{"an article in front is passed over", "l'etat d'u", "fr", "phrase: [état d’u]rgence"},
		{"the last word, behind others as they were typed", "parole refug", "en", "word: [parole refug]ees"},
		{"phrases", "etat d'u", "fr", "phrase: [état d’u]rgence"},
		{"a blank ends the word", "cyb ", "fr", ""},
		{"nothing begins so", "zzz", "fr", ""},
		{"nothing was typed", " - ", "fr", ""},
	} {
		var have []string
		for _, s := range v.Suggest(test.typed, test.ui, 8) {
			have = append(have, shown(s))
		}
		if strings.Join(have, "|") != test.want {
			t.Errorf("%s: %q gives\n%s, want\n%s", test.why, test.typed, strings.Join(have, "\n"), strings.ReplaceAll(test.want, "|", "\n"))
		}
	}
}

func TestSuggestionsAreNoMoreThanAsked(t *testing.T) {
	v := openVocabulary(t)
	for _, typed := range []string{"a", "the", "s", "secu", "données per", "united na"} {
		for n := range 12 {
			list := v.Suggest(typed, "en", n)
			if len(list) > n {
				t.Errorf("%q: %d suggestions, asked for %d", typed, len(list), n)
			}
			for _, s := range list {
				if s.End > 0 && strings.TrimSpace(Fold(s.Text[s.Start:s.End])) != Fold(typed) {
					t.Errorf("%q: %s", typed, shown(s))
				}
			}
		}
	}
}

func TestQuestionsAreCorrected(t *testing.T) {
	v := openVocabulary(t)
	for _, test := range []struct{ text, want string }{
		{"internatoinal secrity council", "internatoinal→international secrity→security"},
		{"de puis la protection des données", "de puis→depuis"},
		{"protectiondes données", "protectiondes→protection des"},
		{"the gover nment", "gover nment→Government"},
		{"title:securty goverm* =goverment source:lemomde", "securty→security"},
		{"security council", ""},
		{"", ""},
	} {
		var have []string
		for _, c := range v.CorrectText(test.text) {
			have = append(have, c.Typed+"→"+c.Text)
		}
		if strings.Join(have, " ") != test.want {
			t.Errorf("%q: %v, want %s", test.text, have, test.want)
		}
	}
}

func TestACorrectionSaysWhereItStands(t *testing.T) {
	v := openVocabulary(t)
	for _, text := range []string{
		"governments government governmnt", "security securty secur", "title:securty goverm* =goverment (securty OR \"securty council\")",
		"la protec tion des données, la protec tion", "é protectiondes données securty-goverment",
	} {
		end, found := 0, v.CorrectText(text)
		for _, c := range found {
			if c.Start < end || c.Start >= c.End || text[c.Start:c.End] != c.Typed {
				t.Errorf("%q: %+v", text, c)
			}
			end = c.End
		}
		if len(found) == 0 {
			t.Errorf("%q: nothing found", text)
		}
	}
}

func TestHalfAWordIsNotCorrected(t *testing.T) {
	v := openVocabulary(t)
	const half, whole = "securi", "security"
	text := strings.Repeat("council ", maxQuestion/8-1)
	text += strings.Repeat(" ", maxQuestion-len(text)-len(half)) + whole
	if found := v.CorrectText(text); len(found) > 0 {
		t.Errorf("have %+v", found)
	}
}
