package render

import (
	"strings"
	"testing"
	"time"
)

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

// A text of signs that end what was never begun is read in one pass.
func TestManySignsCostNoMoreThanTheyAre(t *testing.T) {
	const many = 1 << 17
	text, began := strings.Repeat(rlo, many)+strings.Repeat(pdi, many), time.Now()
	if have, want := Balanced(text), strings.Repeat(rlo, many)+strings.Repeat(pdf, many); have != want {
		t.Errorf("%d bytes, want %d", len(have), len(want))
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("%d signs take %v", 2*many, took)
	}
}
