package indextest

import (
	"slices"
	"strings"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// marks returns what r asks for in a field: every word that is one, the words of what
// stands together only where it does.
func (d *Doc) marks(r reading.Reading, field int) (marks []article.Span) {
	words := d.Fields[field]
	wanted := map[int]bool{} // by position
	for _, c := range append(r.Classes(), d.namesIn(r)...) {
		for _, w := range c.Ways {
			if field == 0 || !c.Title {
				words.want(wanted, w)
			}
		}
	}
	end := 0
	for _, t := range words.Tokens {
		if wanted[t.Position] && t.Start >= end && t.End > t.Start {
			marks = append(marks, article.Span{Start: t.Start, End: t.End})
			end = t.End
		}
	}
	return marks
}

// want adds the positions of the words of way, wherever it stands.
func (w Words) want(wanted map[int]bool, way reading.Way) {
	for _, first := range w.Stand(way) {
		for _, t := range way.Terms {
			from, to := first+t.Place, first+t.Place
			if way.Slop > 0 && len(way.Terms) > 1 {
				from, to = first, first+way.Span()
			}
			for _, p := range w.At(t.Text, way.Exact) {
				if from <= p && p <= to || len(way.Terms) == 1 {
					wanted[p] = true
				}
			}
		}
	}
}

// namesIn returns the names under which the article names the organisations that r asks for as words.
func (d *Doc) namesIn(r reading.Reading) (names []*reading.Class) {
	asked := map[string]bool{}
	reading.Walk(r.Root, func(n reading.Node) bool {
		if f, ok := n.(reading.Fact); ok && f.Times > 0 {
			asked[f.Value] = true
		}
		_, not := n.(reading.Except)
		return !not
	})
	for _, o := range d.Organisations {
		for _, e := range o.Evidence {
			if c := reading.Name(d.Lang, e.Words); c != nil && asked[o.Value] {
				names = append(names, c)
			}
		}
	}
	return names
}

const maxBody = 3 // fragments of the body, and of what was removed

// fragmentsDiffer tells what is wrong with the fragments of a hit; "" when nothing is: the whole
// title when it has marks, pieces of the body that have some, with scope raw pieces of what
// was removed, else the beginning of the body.
func (d *Doc) fragmentsDiffer(r reading.Reading, scope query.Scope, got []index.Fragment) string {
	rest := got
	var shown int
	for field, name := range FieldNames {
		n := 0
		for n < len(rest) && rest[n].Field == name && (len(rest[n].Marks) > 0) {
			n++
		}
		marks := d.marks(r, field)
		if field == 2 && scope != query.Raw {
			marks = nil
		}
		if (n > 0) != (len(marks) > 0) || n > maxBody || field == 0 && n > 1 {
			return "there should be marks in the " + name + ", or should not"
		}
		for _, f := range rest[:n] {
			if !d.Fields[field].has(f, marks) || field == 0 && f.Text != d.TitleText() {
				return "the marks of the " + name + " should be others: " + f.Text
			}
		}
		if field > 0 {
			shown += n
		}
		rest = rest[n:]
	}
	return d.leadDiffers(shown, rest)
}

func (d *Doc) leadDiffers(shown int, rest []index.Fragment) string {
	body := strings.TrimSpace(d.Body())
	switch {
	case shown > 0 || body == "":
		if len(rest) > 0 {
			return "there are too many fragments"
		}
	case len(rest) != 1 || rest[0].Field != FieldNames[1] || rest[0].Text == "" || !strings.HasPrefix(body, rest[0].Text):
		return "there should be the beginning of the body"
	}
	return ""
}

// has tells whether a fragment stands in the text with all the marks that are within it there.
func (w Words) has(f index.Fragment, marks []article.Span) bool {
	for from := 0; ; from++ {
		at := strings.Index(w.Text[from:], f.Text)
		if at < 0 {
			return false
		}
		from += at
		if slices.Equal(f.Marks, within(marks, from, from+len(f.Text))) {
			return true
		}
	}
}

// within returns the marks between two places of a text, counted from the first.
func within(marks []article.Span, from, to int) (all []article.Span) {
	for _, m := range marks {
		if m.Start >= from && m.End <= to {
			all = append(all, article.Span{Start: m.Start - from, End: m.End - from})
		}
	}
	return all
}
