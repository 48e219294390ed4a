package query_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kiosque/query"
)

func TestEveryQuestionIsWrittenSoThatItIsReadAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 10000 {
		want := query.Expression{Root: randomNode(r, 0, false)}
		if size(want.Root) > query.MaxWords {
			continue
		}
		got := query.Read(want.String())
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n%s", want, diff)
		}
	}
}

// nasty are pieces of texts that look like syntax, or hide it.
var nasty = []string{
	"a", "b", "é", "e\u0301", "2017", "7", "OR", "NOT", "ET", "or", "title:", "titre:x", "foo:", "source:a", "year:", "lang:fr", "https://", "12:30", "..", "…", "2015..2019", "-", "--", "–", "=", "==", "*", "**", "~", "~2", "+", "&", ">",
	`\`, `\\`, `"`, "“", "”", "„", "«", "»", "(", ")", "|", "'", "’", ".", ",", "/", "\u200b", "\u00ad", "\ufffd", "日本", "😀",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(nasty[r.IntN(len(nasty))])
	}
	return b.String()
}

func randomTexts(r *rand.Rand) string {
	texts := make([]string, 1+r.IntN(3))
	for i := range texts {
		texts[i] = randomText(r)
	}
	return strings.Join(texts, " ")
}

func randomLeaf(r *rand.Rand) query.Node {
	switch r.IntN(9) {
	case 0:
		return query.Exact{Text: randomText(r) + "x"}
	case 1:
		return query.Phrase{Text: randomTexts(r), Slop: r.IntN(query.MaxSlop + 1)}
	case 2:
		return query.Prefix{Text: randomText(r) + "xy"}
	case 3:
		return query.Fuzzy{Text: randomText(r) + "xy", Edits: 1 + r.IntN(query.MaxEdits)}
	case 4:
		return query.Has{Facet: query.Organisation, Value: randomTexts(r)}
	case 5:
		some := []query.Has{{query.Country, "BE"}, {query.Lang, "fr"}, {query.Year, query.Undated}, {query.Mentioned, "2015"}, {query.Source, randomText(r)}}
		return some[r.IntN(len(some))]
	case 6:
		return randomDates(r)
	}
	return query.Words{Text: randomTexts(r)}
}

func randomDates(r *rand.Rand) query.Dated {
	first := time.Date(1900+r.IntN(100), time.Month(1+r.IntN(3)), 1+r.IntN(2), 0, 0, 0, 0, time.UTC)
	last := first.AddDate(r.IntN(2), r.IntN(2)*r.IntN(12), r.IntN(2)-1)
	if last.Before(first) {
		last = first.AddDate(1, 0, -1)
	}
	d := query.Dated{From: query.Day(first.Format(time.DateOnly)), To: query.Day(last.Format(time.DateOnly))}
	switch r.IntN(4) {
	case 0:
		d.From = ""
	case 1:
		d.To = ""
	}
	return d
}

// randomNode returns a question as Read returns them: flat, with words kept together.
func randomNode(r *rand.Rand, depth int, inTitle bool) query.Node {
	if depth > 4 || r.IntN(3) == 0 {
		return randomLeaf(r)
	}
	next := func() query.Node { return randomNode(r, depth+1, inTitle) }
	switch r.IntN(4) {
	case 0:
		return appendPart(appendPart(appendPart(nil, next()), next()), next())
	case 1:
		return appendChoice(appendChoice(nil, next()), next())
	case 2:
		n := next()
		if _, nested := n.(query.Not); nested {
			return n
		}
		return query.Not{Node: n}
	}
	if inTitle {
		return randomLeaf(r)
	}
	return query.Title{Node: randomNode(r, depth+1, true)}
}

// appendPart keeps an And as Read makes it: no And within it, no neighbouring Words.
func appendPart(parts query.And, n query.Node) query.And {
	if inner, nested := n.(query.And); nested {
		for _, part := range inner {
			parts = appendPart(parts, part)
		}
		return parts
	}
	if len(parts) > 0 && isWords(n) && isWords(parts[len(parts)-1]) {
		n = query.Phrase{Text: "between"}
	}
	return append(parts, n)
}

func appendChoice(parts query.Or, n query.Node) query.Or {
	if inner, nested := n.(query.Or); nested {
		return append(parts, inner...)
	}
	return append(parts, n)
}

func isWords(n query.Node) bool {
	_, ok := n.(query.Words)
	return ok
}

// size counts what MaxWords limits.
func size(n query.Node) (leaves int) {
	query.Walk(n, func(n query.Node) bool {
		switch n := n.(type) {
		case query.And, query.Or, query.Not, query.Title:
		case query.Words:
			leaves += len(strings.Fields(n.Text))
		default:
			leaves++
		}
		return true
	})
	return leaves
}
