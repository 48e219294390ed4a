package language_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kiosque/corpus/language"
)

func TestShortTextsAreTold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"La justice belge enquête", language.French},
		{"Il est parti hier", language.French},
		{"L’enquête est close", language.French},
		{"The police said so", language.English},
		{"He left the city", language.English},
		{"It isn't over yet", language.English},
		{"Die Regierung hat gestern ein neues Gesetz beschlossen", language.Other},
		{"El gobierno ha aprobado la nueva ley de presupuestos", language.Other},
		{"Il governo ha approvato la nuova legge di bilancio", language.Other},
		{"De regering heeft gisteren een nieuwe wet goedgekeurd", language.Other},
		{"Правительство приняло новый закон", language.Other},
		{"政府は新しい法律を可決した", language.Other},
		{"", language.Other},
		{"12:30 — 45 %", language.Other},
	}
	for _, tt := range tests {
		if got := language.Detect(tt.text); got != tt.want {
			t.Errorf("Detect(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

const (
	french  = "Le gouvernement a présenté mercredi son projet de loi sur la sécurité intérieure, que les députés examineront en janvier. "
	english = "The government presented its bill on homeland security on Wednesday, and members will look at it in January. "
)

func TestTheLanguageOfMostOfATextWins(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"two parts French", french + french + english, language.French},
		{"two parts English", english + french + english, language.English},
		{"a long text", strings.Repeat(french, 2000), language.French},
		{"a long text with an end in English", strings.Repeat(french, 1500) + strings.Repeat(english, 300), language.French},
	}
	for _, tt := range tests {
		if got := language.Detect(tt.text); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestSharesAddUpToOne(t *testing.T) {
	s := language.Share(french + english)
	if sum := s.French + s.English + s.Other; sum < 0.999 || sum > 1.001 {
		t.Errorf("the shares add up to %f", sum)
	}
	if s.French < 0.4 || s.English < 0.4 {
		t.Errorf("got %+v, want about a half each", s)
	}
}

func FuzzDetect(f *testing.F) {
	for _, seed := range []string{french, english, "", "l'été", "ÀÉÎ’", "日本語", "a\xffb"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := language.Share(text)
		if s.French < 0 || s.English < 0 || s.Other < 0 || s.Words > 0 != (s.French+s.English+s.Other > 0.99) {
			t.Errorf("Share(%q) = %+v", text, s)
		}
		language.Grams(text, func(_ language.Kind, gram []byte) {
			if !utf8.Valid(gram) {
				t.Errorf("gram %q of %q is no UTF-8", gram, text)
			}
		})
	})
}

func BenchmarkParagraph(b *testing.B) {
	text := strings.Repeat(french, 4)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		language.Detect(text)
	}
}
