package query_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kiosque/query"
)

func TestNoMoreThanMaxWordsAreSearchedAndTheOthersAreNamed(t *testing.T) {
	for name, sign := range map[string]string{"words": " ", "alternatives": " OR ", "exclusions": " -", "stray operators": " OR NOT ", "groups": ") (", "phrases": ` "x" `} {
		var typed []string
		for i := range 200 {
			typed = append(typed, fmt.Sprintf("w%d", i))
		}
		text := "(" + strings.Join(typed, sign) + ")"
		e := query.Read(text)
		last := e.Problems[len(e.Problems)-1]
		if size(e.Root) != query.MaxWords || last.Code != query.TooManyWords || !strings.Contains(last.Text, "w199") {
			t.Errorf("%s: %d words, problem %v", name, size(e.Root), last)
		}
		sameAgain(t, text)
	}
}

func TestNothingTypedIsDroppedWithoutSayingSo(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	signs := []string{" ", " ", " ", "(", ")", `"`, "«", "»", "|", " OR ", " ET ", " NOT ", " -", "=", ":", "*", "~", "~2", `\`, "..", " title:", " country:", " foo:", " year:(", "“", "”", "2015"}
	for range 5000 {
		var b strings.Builder
		var typed []string
		for i := range 8 {
			typed = append(typed, fmt.Sprintf("w%dw", i))
			b.WriteString(typed[i])
			for range 1 + r.IntN(3) {
				b.WriteString(signs[r.IntN(len(signs))])
			}
		}
		e := query.Read(b.String())
		said := fmt.Sprintf("%#v", e)
		if missing := slices.IndexFunc(typed, func(w string) bool { return !strings.Contains(said, w) }); missing >= 0 {
			t.Fatalf("%q: %s is not in %s", b.String(), typed[missing], said)
		}
		sameAgain(t, b.String())
	}
}

func TestDeepAndLongTextsCostLittle(t *testing.T) {
	for _, piece := range []string{"(", ")", "()", `"`, "«", `\"`, "NOT ", "-", "OR ", "| ", "a:", "title:(", "pays:(a OR ", "(a OR ", "-(", `\`, "2015..", "*", "~", "é*", "a*", "a~", `\*`, "=", "a|", "1..", "é:", "AND ", "x ", `""`, "country:Belgique "} {
		text := strings.Repeat(piece, 20_000)
		e := query.Read(text)
		if len(e.String()) > 100*query.MaxWords+len(text)*2 {
			t.Errorf("%q makes a question of %d bytes", piece, len(e.String()))
		}
		if size(e.Root) > query.MaxWords {
			t.Errorf("%q makes %d words", piece, size(e.Root))
		}
		sameAgain(t, text)
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{`a "b c"~5 OR (d -e)`, `pays:(BE OU "Royaume-Uni") titre:(a* ~2) 2015…2019`, `\OR =x avant:2017 « é » foo:bar )(`, "title:( -\"x\" year:\"a b\"", `org:"a\"b" NOT NOT (NOT "`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sameAgain(t, text) })
}
