package analyzers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// carefully returns the tokens of a text of which every word is read the long way.
func carefully(lang, text string) []Token {
	var s scanner
	s.begin(chains[index(lang)].chain(), nil, text)
	s.careful = true
	s.scan()
	return s.tokens
}

func checkQuick(t *testing.T, lang, text string) {
	t.Helper()
	got, want := Tokens(lang, text), carefully(lang, text)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s %q\nquickly   %v\ncarefully %v", lang, text, got, want)
	}
}

// around are what stands between words: all that the quick way must tell apart.
var around = []string{" ", "\n", ".", ". ", ",", "-", " - ", "'", "’", "''", " d'", " l’", " qu'", "&", "+", "#", "\u00A0", "\u00AD", "\u0301", "1", " 1 ", "« ", " »", "’s ", "…", "日", "\xff", " D ", " t ", " est ", " Est ", " on ", " l "}

func TestTheQuickWayReadsWhatTheLongWayReads(t *testing.T) {
	words := []string{"a", "D", "l", "on", "line", "cyber", "attaque", "Est", "est", "US", "WHO", "air", "auto", "école", "œuvre", "États", "ÉTATS", "week", "end", "lorsqu", "été", "ß", "T", "il", "C", "AT", "o", "ﬁn", "Ǆ", "x²"}
	for _, lang := range Languages() {
		for _, text := range sample(t) {
			checkQuick(t, lang, text)
		}
		for _, first := range words {
			for _, between := range around {
				for _, second := range words {
					checkQuick(t, lang, first+between+second)
					checkQuick(t, lang, "le "+first+between+second+between+first)
				}
			}
		}
	}
}

func FuzzQuick(f *testing.F) {
	for _, text := range []string{frenchText, englishText, "l'l'est d'AT&T’s", "on line e mail\u00A0week end", "y a-t-il T il"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range Languages() {
			checkQuick(t, lang, text)
		}
	})
}

// The golden file holds digests of the tokens of real articles; a line that changes is a
// change of terms, which TestTermsDoNotChangeUnderOneVersion may not see.
func TestTokensOfTheSeedsAreAsStored(t *testing.T) {
	const golden = "testdata/seeds.golden"
	names, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("find seeds: ", err)
	}
	var lines strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range Languages() {
			digest := sha256.Sum256([]byte(fmt.Sprint(Tokens(lang, string(text)))))
			fmt.Fprintln(&lines, filepath.Base(name), lang, hex.EncodeToString(digest[:8]))
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if lines.String() != string(want) {
		t.Errorf("the tokens of the seeds changed: raise revision and run go test ./analyzers -update\ngot\n%s\nwant\n%s", lines.String(), want)
	}
}

// pooled is what a run may allocate besides: under the race detector a pool forgets a
// quarter of what it is given.
const pooled = 2

func TestTokensOfAKnownTextNeedOneAllocation(t *testing.T) {
	for lang, text := range map[string]string{"fr": frenchText, "en": englishText} {
		text = strings.Repeat(text, 5)
		Tokens(lang, text)
		if n := testing.AllocsPerRun(20, func() { Tokens(lang, text) }); n > 1+pooled {
			t.Errorf("%s: Tokens allocates %v times", lang, n)
		}
		buffer := Tokens(lang, text)
		if n := testing.AllocsPerRun(20, func() { buffer = AppendTokens(buffer[:0], lang, text) }); n > pooled {
			t.Errorf("%s: AppendTokens with memory allocates %v times", lang, n)
		}
	}
}
