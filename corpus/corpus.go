// Package corpus turns a folder of scraped files into articles.
//
// The path of an article is three steps, each a package:
//
//	read     bytes → Document     encodings, formats, what is stated beside the text
//	clean    Document → Article   title and body told from chrome, banners, repeats
//	extract  Article → its facts  date, countries, organisations, each with evidence
//
// A corpus is read twice: what repeats over its articles, the chrome of a source
// and the copies of a story, is only known when all have been seen (survey).
//
// Nothing is lost on the way: read keeps the whole text, clean only says what
// each part of it is, extract only points at words. Worked example: in
//
//	Une cyberattaque mondiale            title, found: the line is repeated below
//	Une cyberattaque mondiale            removed: "repeat"
//	La justice belge a indiqué lundi …   body; "belge" is evidence for BE
//	Ce site utilise des cookies.         removed: "cookie notice"
//
// the archive finds "cookies" with scope=raw alone, and the page of the article
// shows what was removed and why.
package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"kiosque/article"
	"kiosque/corpus/extract"
	"kiosque/corpus/read"
)

// Options say how a corpus is read. The zero Options are right.
type Options struct {
	Read    read.Options
	Extract extract.Options
	// Surveyed is told how many documents the first reading has seen; nil tells nobody.
	Surveyed func(n int)
	// Refused is told what could not be used, in the order of the corpus; nil tells nobody.
	Refused func(*read.Refusal)
}

func (o Options) surveyed(n int) {
	if o.Surveyed != nil {
		o.Surveyed(n)
	}
}

func (o Options) refused(refusals []*read.Refusal) {
	for _, r := range refusals {
		if o.Refused != nil {
			o.Refused(r)
		}
	}
}

// Articles reads, cleans and understands what lies in root, a folder or one
// file, on as many cores as there are; articles come in the order of their
// paths. What cannot be used is told to o.Refused and passed over; any other
// error is the last thing that comes.
func Articles(ctx context.Context, root string, o Options) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		s, err := newSurvey(ctx, root, o)
		if err != nil {
			yield(article.Article{}, err)
			return
		}
		work := func(d read.Document, err error) understood { return s.understand(d, err, o.Extract) }
		for result := range inOrder(ctx, read.Folder(ctx, root, o.Read), work) {
			u := <-result
			if u.read {
				s.place(&u)
			}
			o.refused(u.refusals)
			if (u.read || u.err != nil) && !yield(u.article, u.err) || u.err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(article.Article{}, err)
		}
	}
}

// understood is what became of one document: an article, or why there is none.
type understood struct {
	article  article.Article
	read     bool
	refusals []*read.Refusal
	err      error
}

// place gives an article its story, or refuses it when another one has its id. It is called in the order of the
// corpus.
func (s *survey) place(u *understood) {
	id := u.article.ID
	if owner, repeated := s.repeated[id]; owner != "" {
		why := fmt.Sprintf("id %s: %s has an article with this id", id, owner)
		*u = understood{refusals: []*read.Refusal{{Path: u.article.Path, Reason: why}}}
		return
	} else if repeated {
		s.repeated[id] = u.article.Path
	}
	u.article.Story = s.stories.of(s.ids.number(id), id)
}

func (s *survey) understand(d read.Document, err error, o extract.Options) understood {
	var refusal *read.Refusal
	if errors.As(err, &refusal) {
		return understood{refusals: []*read.Refusal{refusal}}
	}
	if err != nil {
		return understood{err: err}
	}
	u := understood{article: s.chrome.CleanAgain(d, s.outlines.of(s.ids.number(d.ID))), read: true}
	for _, reason := range extract.Facts(&u.article, d, o) {
		u.refusals = append(u.refusals, &read.Refusal{Path: d.Path, Reason: reason, Kept: true})
	}
	return u
}
