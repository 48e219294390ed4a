package render

import "testing"

const (
	rlo, pdf, rli, fsi, pdi = "\u202e", "\u202c", "\u2067", "\u2068", "\u2069"
)

func TestNoTextTurnsWhatStandsBehindIt(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "",
		"l’été – «a»…":        "l’été – «a»…",
		"a" + rlo + "b":       "a" + rlo + "b" + pdf,
		rlo + "a" + pdf + "b": rlo + "a" + pdf + "b",
		"a" + pdf + pdi + "b": "ab",
		rli + rlo + "a":       rli + rlo + "a" + pdf + pdi,
		rli + rlo + "a" + pdi: rli + rlo + "a" + pdi,
		rlo + fsi + "a" + pdf: rlo + fsi + "a" + pdi + pdf,
		pdi + rlo + "a" + pdi: rlo + "a" + pdf,
		"\xe2\x80":            "\xe2\x80",
		"…" + rlo:             "…" + rlo + pdf,
		rlo + rlo + "a" + pdf: rlo + rlo + "a" + pdf + pdf,
		"a\u200fb":            "a\u200fb", // a mark turns nothing but its neighbours
		fsi + "a" + pdi + "b": fsi + "a" + pdi + "b",
	} {
		if have := Balanced(text); have != want {
			t.Errorf("%+q: have %+q, want %+q", text, have, want)
		}
	}
}

func FuzzABalancedTextStaysSo(f *testing.F) {
	for _, text := range []string{rlo, pdi + rli, "é" + fsi + pdf, "\xe2"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Balanced(text)
		if again := Balanced(once); again != once {
			t.Errorf("%+q: %+q, then %+q", text, once, again)
		}
	})
}
