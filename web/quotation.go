package web

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"kiosque/article"
)

// sentenceAround is how much of a sentence is quoted on each side of the words,
// in bytes: two or three lines.
const sentenceAround = 220

// sentenceReach is how far from the words their sentence is looked for, in bytes: a text without
// stops must not be read through for each of its facts.
const sentenceReach = 4 * sentenceAround

func (p *places) evidence(e article.Evidence) evidence {
	v := evidence{Lang: p.a.Lang, Words: e.Words, Rule: p.f.Language.Or("rule."+e.Rule, e.Rule)}
	if in, ok := p.a.InBody(e.Span); ok {
		p.inBody(&v, in)
		return v
	}
	for _, passage := range p.a.Passages {
		if passage.Contains(e.Span) {
			v.Lang = cmp.Or(passage.Lang, p.a.Lang)
			v.Before, v.After = around(p.a.Text, passage.Span, e.Span)
			v.sentence = -1 - sentenceStart(p.a.Text, passage.Span, e.Span)
			v.Anchor, v.Where = removedID(p.a, e.Span), p.f.T("read.in.removed")
			if passage.Kind == article.KindTitle {
				v.Anchor, v.Where = "title", p.f.T("read.in.title")
			}
			break
		}
	}
	return v
}

// inBody quotes words of the body, whose sentences may go over several passages.
func (p *places) inBody(v *evidence, words article.Span) {
	for _, paragraph := range p.paragraphs {
		if paragraph.Contains(words) {
			v.Lang = paragraph.lang
			v.Before, v.After = around(p.body, paragraph.Span, words)
			v.sentence = sentenceStart(p.body, paragraph.Span, words)
			v.Anchor, v.Where = p.anchor(words), p.f.T("read.in.text")
			return
		}
	}
}

// around returns what stands before and after words in their sentence, cut to
// a length that can be read at a glance.
func around(text string, within, words article.Span) (before, after string) {
	before = text[sentenceStart(text, within, words):words.Start]
	if len(before) > sentenceAround {
		before = "… " + afterBlank(before[len(before)-sentenceAround:])
	}
	after = text[words.End:min(within.End, words.End+sentenceReach)]
	if i := firstEnd(after); i >= 0 {
		after = after[:i]
	}
	return strings.TrimLeft(before, " \n"), strings.TrimRight(beginning(after, sentenceAround), " \n")
}

// sentenceStart returns where the sentence of words begins.
func sentenceStart(text string, within, words article.Span) int {
	from := max(within.Start, words.Start-sentenceReach)
	for !startsLetter(text, from) {
		from++
	}
	return from + max(lastEnd(text[from:words.Start]), 0)
}

// sentenceEnds are what parts one sentence from the next, well enough for a quotation.
var sentenceEnds = []string{". ", "! ", "? ", "… ", "\n"}

func lastEnd(text string) int {
	last := -1
	for _, end := range sentenceEnds {
		if i := strings.LastIndex(text, end); i >= 0 {
			last = max(last, i+len(end))
		}
	}
	return last
}

func firstEnd(text string) int {
	first := -1
	for _, end := range sentenceEnds {
		if i := strings.Index(text, end); i >= 0 && (first < 0 || i+len(end) < first) {
			first = i + len(end)
		}
	}
	return first
}

func afterBlank(text string) string {
	if i := strings.IndexAny(text, " \n"); i >= 0 {
		return text[i+1:]
	}
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	return text
}

func beforeBlank(text string) string {
	if i := strings.LastIndexAny(text, " \n"); i >= 0 {
		return text[:i]
	}
	return strings.ToValidUTF8(text, "")
}
