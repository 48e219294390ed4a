package web

import (
	"math"
	"strings"
	"testing"
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
