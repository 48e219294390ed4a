package analyzers

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// marked returns the words of text that a reader would see marked.
func marked(lang, text string) string {
	var words []string
	for _, t := range Tokens(lang, text) {
		words = append(words, text[t.Start:t.End])
	}
	return strings.Join(words, "|")
}

func TestMarksAreWhatAReaderWouldMark(t *testing.T) {
	for _, test := range []struct{ name, lang, text, want string }{
		{"no article", "fr", "l’Allemagne", "Allemagne"},
		{"no article, decomposed", "fr", "l’E\u0301gypte", "E\u0301gypte"},
		{"no article, hidden character", "fr", "l\u00AD’\u200BAllemagne", "Allemagne"},
		{"no article, two apostrophes", "fr", "l''Égypte", "Égypte"},
		{"no article before a quote", "fr", "l’« Aquarius »", "Aquarius"},
		{"no article of two letters", "fr", "jusqu’Ankara qu’Ankara", "Ankara|Ankara"},
		{"articles behind hyphens", "fr", "main-d’œuvre", "main|œuvre"},
		{"the whole of a name", "fr", "N’Djamena et O’Brien", "N’Djamena|O’Brien"},
		{"the whole of a joined compound", "fr", "les cyber-attaques", "cyber-attaques"},
		{"a joined compound behind an article", "fr", "l’anti\u00A0terrorisme", "anti\u00A0terrorisme"},
		{"two parts of other compounds", "fr", "États-Unis", "États|Unis"},
		{"an acronym with its points", "fr", "l’O.T.A.N., dit", "O.T.A.N.|dit"},
		{"a number with its blanks", "fr", "les 25\u202F000 soldats", "25\u202F000|soldats"},
		{"no full stop behind a number", "en", "It cost 25,000. Then", "cost|25,000"},
		{"no possessive", "en", "Germany's and Germany’s", "Germany|Germany"},
		{"no possessive, capitals", "en", "GERMANY’S plan", "GERMANY|plan"},
		{"no possessive of an acronym", "en", "the U.N.’s plan", "U.N.|plan"},
		{"no possessive of a compound", "en", "the cyber-attack's", "cyber-attack"},
		{"no closing quote", "en", "‘Germany’ said", "Germany|said"},
		{"no hidden character at the ends", "en", "\u200Bplan\u200B\u200B B", "plan|B"},
		{"the sign of a language", "en", "C++ and C#.", "C++|C#"},
		{"a firm", "en", "(AT&T)", "AT&T"},
		{"no stop words", "fr", "le pays de la France", "pays|France"},
		{"glued sentences", "fr", "la fin.Paris", "fin|Paris"},
		{"ideographs one by one", "und", "日本", "日|本"},
	} {
		if got := marked(test.lang, test.text); got != test.want {
			t.Errorf("%s: %q is marked %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

func TestStopWordsLeaveGapsAndArticlesNone(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		want       []int
	}{
		{"fr", "ministre de la Défense", []int{1, 4}},
		{"fr", "ministre d’Allemagne", []int{1, 2}},
		{"fr", "cote d ivoire", []int{1, 2}},
		{"fr", "la cyber attaque mondiale", []int{2, 3}},
		{"en", "University of Oxford", []int{1, 3}},
	} {
		var got []int
		for _, token := range Tokens(test.lang, test.text) {
			got = append(got, token.Position)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q: positions %v, want %v", test.text, got, test.want)
		}
	}
}

func TestAcronymsAreNoStopWords(t *testing.T) {
	for _, test := range []struct{ name, lang, text, want string }{
		{"beside small letters", "en", "the WHO said", "who said"},
		{"alone", "en", "WHO", "who"},
		{"the pronoun", "en", "who said", "said"},
		{"in a headline nothing tells", "en", "WHO SAID IT", "said"},
		{"with points", "en", "THE U.S. PLAN", "us plan"},
		{"east as a noun", "fr", "l’est du pays est", "est pays"},
		{"a letter that is a name", "fr", "le modèle T", "model t"},
		{"east behind a hyphen", "fr", "nord-est", "nord est"},
		{"is as a verb", "fr", "Est-il, c’est, il est", ""},
	} {
		if got := terms(test.lang, test.text); got != test.want {
			t.Errorf("%s: %q gives %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

func TestTokensAreOrderedAndExact(t *testing.T) {
	for _, lang := range Languages() {
		for _, text := range sample(t) {
			checkTokens(t, lang, text)
		}
	}
}

func TestTokensAreTheSameWhoeverAsks(t *testing.T) {
	texts := sample(t)
	want := make([][]Token, len(texts))
	for i, text := range texts {
		want[i] = Tokens("fr", text)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i, text := range texts {
				if got := Tokens("fr", text); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%q: %v, then %v", text, want[i], got)
				}
			}
		})
	}
	group.Wait()
}

func TestLongInputTakesLinearTime(t *testing.T) {
	for _, unit := range []string{"a", "l'", "anti-", "d ", "1,", "1 000 ", "a.b.", "a&", "'", "\u00AD", "a\u00AD", "e\u0301", "l’’", "cyber ", "US "} {
		text := strings.Repeat(unit, 50_000)
		checkTokens(t, "fr", text)
		checkTokens(t, "en", text)
	}
}

func TestAnUnknownLanguageHasTheChainOfOthers(t *testing.T) {
	if terms("de", "Straße") != "strasse" {
		t.Error(terms("de", "Straße"))
	}
}

// sample returns every spelling of the tables.
func sample(t *testing.T) []string {
	var texts []string
	for _, name := range []string{"classes.tsv", "apart.tsv"} {
		for _, row := range readTable(t, name) {
			texts = append(texts, row[1:]...)
			texts = append(texts, strings.Join(row[1:], " "))
		}
	}
	return texts
}

// checkTokens holds what is promised of Tokens for every text.
func checkTokens(t *testing.T, lang, text string) {
	t.Helper()
	end, position, valid := 0, 0, utf8.ValidString(text)
	for _, token := range Tokens(lang, text) {
		switch {
		case token.Term == "":
			t.Fatalf("%s: empty term at %d", lang, token.Start)
		case token.Start < end || token.End <= token.Start || token.End > len(text):
			t.Fatalf("%s: bytes %d to %d after %d", lang, token.Start, token.End, end)
		case token.Position <= position:
			t.Fatalf("%s: position %d after %d", lang, token.Position, position)
		case !utf8.ValidString(token.Term) || len(token.Term) > 4*maxWord:
			t.Fatalf("%s: term %q", lang, token.Term)
		case !utf8.RuneStart(text[token.Start]) || token.End < len(text) && valid && !utf8.RuneStart(text[token.End]):
			t.Fatalf("%s: bytes %d to %d are no runes", lang, token.Start, token.End)
		}
		end, position = token.End, token.Position
	}
}
