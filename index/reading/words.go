package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/query"
)

// piece is a stretch of a text of plain words, and what it asks.
type piece struct {
	start, end int
	node       Node
}

// plain reads words that are all required, each once: the longest stretches that
// have another name first, then word by word.
func (c *compiler) plain(text string) []Node {
	words, idioms := c.translations(text)
	pieces := once(c.withTranslations(c.own(text), words))
	groups := append(c.bodies(text), idioms...)
	slices.SortStableFunc(groups, func(a, b piece) int { return (b.end - b.start) - (a.end - a.start) })
	for _, g := range groups {
		pieces = grouped(pieces, g)
	}
	all := make([]Node, len(pieces))
	for i, p := range pieces {
		all[i] = p.node
	}
	return all
}

// own reads every word by itself, in the articles' own language.
func (c *compiler) own(text string) []piece {
	var own []piece
	for _, t := range c.searched(analyzers.Tokens(c.Lang, text), text) {
		way := Way{Weight: 1, Terms: []Term{{Text: t.Term, Exact: t.Exact}}}
		own = append(own, piece{t.Start, t.End, c.class(text[t.Start:t.End], way)})
	}
	return own
}

// searched leaves out of tokens, for articles in neither language, what the language of
// the question is not searched for: no word is a stop word in their own chain.
func (c *compiler) searched(tokens []analyzers.Token, text string) []analyzers.Token {
	if c.Lang != article.Other {
		return tokens
	}
	kept := analyzers.Tokens(c.text.language(), text)
	return slices.DeleteFunc(tokens, func(t analyzers.Token) bool {
		return !slices.ContainsFunc(kept, func(k analyzers.Token) bool { return k.Start < t.End && t.Start < k.End })
	})
}

// grouped lets what g says stand for each of the pieces within it, and count as much
// as they: an article may have them, or that. Pieces that stick out of g leave all as it was.
func grouped(pieces []piece, g piece) []piece {
	first := slices.IndexFunc(pieces, func(p piece) bool { return p.end > g.start })
	if first < 0 {
		return pieces
	}
	after := first
	for after < len(pieces) && pieces[after].start < g.end {
		after++
	}
	if after == first || pieces[first].start < g.start || pieces[after-1].end > g.end {
		return pieces
	}
	all := slices.Clone(pieces)
	for i := first; i < after; i++ {
		all[i].node = either(halved(pieces[i].node, g.node), shared(g.node, after-first))
	}
	return all
}

// either is n, or what else may stand for it. That an article is known to name an
// organisation counts beside its words.
func either(n, other Node) Node {
	if _, fact := other.(Fact); fact {
		return Any{n, other}
	}
	if best, ok := n.(Best); ok {
		return append(slices.Clone(best), other)
	}
	return Best{n, other}
}

// halved lets a word of a set phrase count half: word by word "small business" is any affair.
func halved(n, group Node) Node {
	c, word := n.(*Class)
	if _, phrase := group.(*Class); !phrase || !word {
		return n
	}
	half := *c
	half.Times /= 2
	return &half
}

// shared is a set phrase as one of so many parts of itself. The name of an
// organisation is not shared: it says more than its words.
func shared(n Node, parts int) Node {
	c, ok := n.(*Class)
	if !ok {
		return n
	}
	share := *c
	share.Times /= float64(parts)
	return &share
}

// once leaves out pieces that ask for the same again: the first counts more.
func once(pieces []piece) []piece {
	var all []piece
	first := map[string]*Class{}
	for _, p := range pieces {
		c := p.node.(*Class)
		key := c.key()
		if seen := first[key]; seen != nil {
			seen.Times++
			continue
		}
		first[key] = c
		all = append(all, p)
	}
	return all
}

// key tells classes that ask for the same terms.
func (c *Class) key() string {
	var terms []string
	for _, w := range c.Ways {
		for _, t := range w.Terms {
			terms = append(terms, t.Text)
		}
		terms = append(terms, "")
	}
	return strings.Join(terms, " ")
}

// maxName is the longest name of an organisation looked for in a question, in words.
const maxName = 8

// bodies finds the names of organisations in text, the longest first; none within another.
func (c *compiler) bodies(text string) []piece {
	if c.knowledge.Body == nil || c.title {
		return nil
	}
	var found []piece
	starts, ends := borders(text)
	for i := 0; i < len(starts); i++ {
		for j := min(i+maxName, len(starts)) - 1; j >= i; j-- {
			value, known := c.body(text[starts[i]:ends[j]])
			if !known {
				continue
			}
			found = append(found, piece{starts[i], ends[j], Fact{Facet: query.Organisation, Value: value, Times: 1}})
			c.say(text[starts[i]:ends[j]], Named, value)
			i = j
			break
		}
	}
	return found
}

// borders returns where the runs of text without blanks begin and end; a run with
// an apostrophe has a second beginning, after it.
func borders(text string) (starts, ends []int) {
	at := 0
	for _, field := range strings.Fields(text) {
		at += strings.Index(text[at:], field)
		starts, ends = append(starts, at), append(ends, at+len(field))
		if i := strings.LastIndexAny(field, "'’"); i >= 0 {
			_, n := utf8.DecodeRuneInString(field[i:])
			starts, ends = append(starts, at+i+n), append(ends, at+len(field))
		}
		at += len(field)
	}
	return starts, ends
}
