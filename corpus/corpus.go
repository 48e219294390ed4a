// Package corpus turns a folder of scraped files into articles.
//
// The path of an article is three steps, each a package:
//
//	read     bytes → Document     encodings, formats, what is stated beside the text
//	clean    Document → Article   title and body told from chrome, banners, repeats
//	extract  Article → its facts  date, countries, organisations, each with evidence
//
// A corpus is read three times: what repeats over its articles, the chrome of a source
// and then the copies of a story, is only known when all have been seen (survey). Each article is cleaned
// and understood once, and not even once where an Earlier archive has it: only what is new or changed is, and
// what its chrome makes anew. What comes is the same, to the byte.
//
// A piece is known by a hash of its bytes, its path, what is stated beside it, the Options and the program. A file
// that is renamed is another one; a record without an id has a hash of what it says for one, so that
// when that changes it is another article.
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
	// Program names the program that reads, such as a hash of it: another one may make other articles of the same
	// pieces. "" when that is not known; then no article has a Reading.Key.
	Program string
	// Earlier is where the articles of pieces are taken from that it knows; nil: nothing is known.
	Earlier Earlier
	// Part is which articles come; the others are looked at too, for what they teach about these, so that the parts
	// together are what the whole is. The zero Part is the whole.
	Part read.Part
	// Sample is how many articles of other parts come too, from the first of each language on: who must know what the
	// articles of the whole are like sees them in all parts. It is of no use without a Part.
	Sample int
	// Fingerprint is told, of a part, a hash of all that the parts together are made of, before the first article comes: where
	// it is the same, so is the whole. nil tells nobody.
	Fingerprint func(sum [32]byte)
	// Placed is told the place of each article among those of all parts, from 0, and whether it is of this part, before
	// it comes; nil tells nobody.
	Placed func(place int, own bool)
	// Parsed is told the path of each piece whenever it is parsed, from many goroutines; nil tells nobody.
	Parsed func(path string)
	// Surveyed is told how many articles were met, and then, of all of them, how many were compared; while they are
	// met, all is 0. nil tells nobody.
	Surveyed func(n, all int)
	// Taken is told whenever an article was taken from Earlier, before it comes; nil tells nobody.
	Taken func()
	// Refused is told what could not be used, in the order of the corpus; nil tells nobody.
	Refused func(*read.Refusal)
}

func (o Options) surveyed(n, all int) {
	if o.Surveyed != nil {
		o.Surveyed(n, all)
	}
}

func (o Options) taken() {
	if o.Taken != nil {
		o.Taken()
	}
}

func (o Options) placed(place int, own bool) {
	if o.Placed != nil {
		o.Placed(place, own)
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
		place := 0
		for result := range inOrder(ctx, read.Pieces(ctx, root, o.Read), s.understand) {
			u := <-result
			if u.read {
				s.place(&u)
			}
			if u.read {
				o.placed(place, !u.elsewhere)
				place++
			}
			if u.elsewhere && !(u.read && u.sampled) {
				continue
			}
			if u.taken && !u.elsewhere {
				o.taken()
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
	article article.Article
	read    bool
	taken   bool // from the earlier archive
	// elsewhere: it is of another part, and has nothing but an id and a path; unless it is sampled.
	elsewhere, sampled bool
	refusals           []*read.Refusal
	err                error
}

// place gives an article its story, or refuses it when another one has its id. It is called in the order of the
// corpus.
func (s *survey) place(u *understood) {
	id := u.article.ID
	if owner, repeated := s.repeated[id]; owner != "" {
		why := fmt.Sprintf("id %s: %s has an article with this id", id, owner)
		*u = understood{elsewhere: u.elsewhere, refusals: []*read.Refusal{{Path: u.article.Path, Reason: why}}}
		return
	} else if repeated {
		s.repeated[id] = u.article.Path
	}
	u.article.Story = s.stories.of(s.ids.number(id), id)
}

// understand makes the article of a piece, or says why there is none.
func (s *survey) understand(p read.Piece, err error) (u understood) {
	part := s.options.Part
	var refusal *read.Refusal
	switch {
	case err == nil && !part.Has(p):
		return s.elsewhere(p)
	case err == nil:
		u, err = guarded(p, s.article)
	case errors.As(err, &refusal) && !part.Tells(refusal):
		return understood{elsewhere: true}
	}
	if err != nil {
		return refused(err)
	}
	return u
}

// elsewhere is what this part has to know of the piece of another: that which names stories, and tells a second article of
// an id from the first.
func (s *survey) elsewhere(p read.Piece) understood {
	u, err := guarded(p, func(p read.Piece) (u understood, err error) {
		if a, known := s.earlier(p); known {
			u.article = article.Article{ID: a.ID, Path: a.Path}
			return u, nil
		}
		d, _, err := s.document(p)
		u.article = article.Article{ID: d.ID, Path: d.Path}
		return u, err
	})
	u.read, u.elsewhere = err == nil, true
	if u.read && s.samples(s.ids.number(u.article.ID)) {
		if of, err := guarded(p, s.article); err == nil {
			u.article, u.sampled = of.article, true
		}
	}
	return u
}

// article makes the article of a piece, or takes it from the earlier archive.
func (s *survey) article(p read.Piece) (u understood, err error) {
	if a, known := s.earlier(p); known && a.Reading.Chrome&refusing == 0 && s.still(&a) {
		return understood{article: a, read: true, taken: true}, nil
	}
	d, refusals, err := s.document(p)
	if err != nil {
		return u, err
	}
	u = understood{article: s.chrome.CleanAgain(d, s.outlines.of(s.ids.number(d.ID))), read: true, refusals: refusals}
	for _, reason := range extract.Facts(&u.article, d, s.options.Extract) {
		u.refusals = append(u.refusals, &read.Refusal{Path: d.Path, Reason: reason, Kept: true})
	}
	u.article.Reading = s.reading(p, d, &u)
	return u, nil
}

func refused(err error) understood {
	var refusal *read.Refusal
	if errors.As(err, &refusal) {
		return understood{refusals: []*read.Refusal{refusal}}
	}
	return understood{err: err}
}
