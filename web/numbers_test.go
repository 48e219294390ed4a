package web

import (
	"math"
	"strings"
	"testing"

	"golang.org/x/text/number"
)

func TestNumbersAreWrittenAsCLDRWritesThem(t *testing.T) {
	for _, l := range Languages() {
		for _, n := range []int{-1234567, -1, 0, 9, 10, 999, 1000, 1001, 9999, 10000, 123456, 999999, 1000000, 12345678, math.MaxInt} {
			if have, want := l.Number(n), l.printed("%d", n); have != want {
				t.Errorf("%s: have %q, want %q", l.Code, have, want)
			}
		}
	}
}

func TestSharesAreWrittenAsCLDRWritesThem(t *testing.T) {
	for _, l := range Languages() {
		for n, digits := range map[float64]int{0: 0, .05: 2, .5: 2, .123: 2, 1: 0, 1.26: 1, 9.94: 1, 10.4: 0, 33.3: 0, 100: 0} {
			want := l.printed("%v", number.Percent(n/100, number.MaxFractionDigits(digits)))
			if have := l.Percent(n); have != want {
				t.Errorf("%s: have %q, want %q", l.Code, have, want)
			}
		}
		if have := l.Percent(.0001); !strings.Contains(have, "<") {
			t.Errorf("%s: hardly anything is %q", l.Code, have)
		}
	}
}

func TestMessagesAreFilledInOnePass(t *testing.T) {
	pairs := []string{"n", "{q}", "q", "a{n}b", "name", "", "page", "2", "pages", "3"}
	replacer := strings.NewReplacer("{n}", "{q}", "{q}", "a{n}b", "{name}", "", "{page}", "2", "{pages}", "3")
	for _, l := range Languages() {
		for key, text := range l.messages {
			if have, want := l.Text(key, pairs...), replacer.Replace(text); have != want {
				t.Errorf("%s: have %q, want %q", key, have, want)
			}
		}
	}
	for _, text := range []string{"", "{", "}", "{n", "n}", "{n}{q}", "a {n} b {x} c", "{}"} {
		if have, want := newPattern(text).fill(pairs), replacer.Replace(text); have != want {
			t.Errorf("%s: have %q, want %q", text, have, want)
		}
	}
}
