package server

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
	"kiosque/web"
)

// relaxedNotes says how many words the hits have, where they need not have all: once
// for all languages when it is the same in each, else for each.
func relaxedNotes(c index.Corrected) []web.Note {
	asked := answering(c)
	if !slices.ContainsFunc(asked, index.Asked.IsRelaxed) {
		return nil
	}
	var all []web.Note
	for _, a := range asked {
		all = append(all, relaxedNote(a, c.Query))
	}
	if !slices.ContainsFunc(all, func(n web.Note) bool { return !alike(n, all[0]) }) {
		for _, n := range all[1:] {
			all[0].All += n.All
		}
		all[0].Lang = ""
		return all[:1]
	}
	return all
}

func relaxedNote(a index.Asked, q query.Query) web.Note {
	n := web.Note{Code: web.Relaxed, Lang: a.Lang, Words: typedWords(a), Of: len(a.Words()), Least: a.Least, All: a.All}
	n.Loosened = a.Typed.Steps() > n.Of
	n.Narrowed = q.Filtered() || q.Story != ""
	if !a.IsRelaxed() {
		n.Code = web.Unrelaxed
	}
	return n
}

func alike(a, b web.Note) bool {
	return a.Code == b.Code && a.Of == b.Of && a.Least == b.Least && a.Loosened == b.Loosened
}

// answering returns the languages of the hits, as they were asked.
func answering(c index.Corrected) []index.Asked {
	found := map[string]bool{}
	for _, f := range c.Facets {
		for _, v := range f.Values {
			if f.Name == query.Lang && v.Count > 0 {
				found[v.Value] = v.Chosen || len(c.Query.Filters[query.Lang]) == 0
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(c.Asked), func(a index.Asked) bool { return !found[a.Lang] || len(a.Words()) == 0 })
}

// typedWords returns the words that a relaxed question may lack, as typed.
func typedWords(a index.Asked) []string {
	var words []string
	for _, n := range a.Words() {
		words = appendNew(words, typedOf(n, a.Said))
	}
	return words
}

// typedOf returns the stretch of the question that n asks for; the first way, where
// one thing is said in several.
func typedOf(n reading.Node, said []reading.Said) string {
	switch n := n.(type) {
	case *reading.Class:
		return n.Typed
	case reading.Fact:
		return nameOf(n, said)
	case reading.Best, reading.Any: // the word first, then what may stand for it or beside it
		return typedOf(reading.Parts(n)[0], said)
	}
	var parts []string
	for _, part := range reading.Parts(n) {
		parts = append(parts, typedOf(part, said))
	}
	return strings.Join(parts, " ")
}

// nameOf returns the name by which an organisation was asked for.
func nameOf(f reading.Fact, said []reading.Said) string {
	for _, s := range said {
		if s.Rule == reading.Named && slices.Contains(s.Ways, f.Value) {
			return s.Typed
		}
	}
	return f.Value
}

// loose returns the words to tell one by one: those that hits may lack or, where nothing
// is found, all of several.
func loose(c index.Corrected) []string {
	var words []string
	if c.Total > 0 {
		for _, a := range answering(c) {
			if a.IsRelaxed() {
				words = appendNew(words, typedWords(a)...)
			}
		}
		return words
	}
	for _, a := range c.Asked {
		if more := typedWords(a); a.Lang != article.Other && len(more) > max(1, len(words)) {
			words = more
		}
	}
	return words
}

// countAlone counts, for the words that are told one by one, the articles that have each.
// A count that fails ends the counting: the page is right without.
func countAlone(ctx context.Context, from index.View, c index.Corrected) []web.Alone {
	var all []web.Alone
	for i, word := range loose(c) {
		one := web.Alone{Word: word, Query: alone(c.Query, word), Total: web.Uncounted}
		if i < maxWays && ctx.Err() == nil {
			if total, err := count(ctx, from, one.Query); err == nil {
				one.Total = total
			}
		}
		all = append(all, one)
	}
	return all
}

// alone asks q for one word, or for all of a stretch.
func alone(q query.Query, word string) query.Query {
	q.Text, q.Page, q.Cursor = query.Words{Text: word}.String(), 1, ""
	q.Relax = !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	return q
}
