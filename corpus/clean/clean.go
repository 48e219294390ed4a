// Package clean tells the article from what stands around it: a document goes
// in, the article's text with every part of it named comes out: title, body,
// caption, credit, or removed with the reason. Nothing is cut out of the text.
// It judges form, never meaning, which is package extract's.
//
// A text is judged line by line. A line may say what it is by its words (the
// tables in data/), by its shape, or by the heading above it; on a page full of
// furniture the run of lines richest in sentences is the article. Then
// sentences that were said before are found. Where little would remain, or the
// text is neither French nor English, everything is kept, and the passages say so.
package clean

import (
	"kiosque/article"
	"kiosque/corpus/read"
)

// Clean returns the article of a document with its ID, Path, Source, URL,
// Author, Text, Title, Lang and Passages; the facts are left to package extract.
//
// Every byte of Text that is no blank lies in exactly one passage. A stated
// title that the text does not begin with is put in front of it.
func Clean(d read.Document) article.Article { return cleaned(d, nil) }

// cleaned cleans a document with what was learnt from its corpus, nil for nothing.
func cleaned(d read.Document, learnt *Corpus) article.Article {
	t := newText(d)
	if learnt != nil {
		learnt.drop(d, t.lines)
	}
	t.judge()
	a := described(d)
	a.Text, a.Passages = t.text, t.passages()
	a.Title = t.titleOf(a.Passages)
	t.languages(&a)
	return a
}

// described is an article of which only what stands beside its text is known.
func described(d read.Document) article.Article {
	return article.Article{
		ID:     d.ID,
		Path:   d.Path,
		Source: first(d.User.Source, d.Page.Source, d.Path),
		URL:    first(d.User.URL, d.Page.URL),
		Author: first(d.User.Author, d.Page.Author),
	}
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
