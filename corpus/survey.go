package corpus

import (
	"context"
	"crypto/sha256"
	"errors"

	"kiosque/corpus/clean"
	"kiosque/corpus/copies"
	"kiosque/corpus/read"
)

// survey is what two readings of the whole corpus teach about each article:
// which lines are the chrome of its source, and then which articles tell its story. Of
// an article it keeps some 100 bytes, and while stories are looked for 500.
type survey struct {
	options  Options
	settings string // of keys; "" for none
	chrome   clean.Corpus
	ids      *known
	outlines outlines
	stories  *stories
	repeated map[string]string // id of several documents → path of the first, once the last reading has met it
	firsts   map[string]int    // language → number of its first article
}

// newSurvey reads the corpus in root twice. What cannot be read is passed over:
// the last reading tells of it.
func newSurvey(ctx context.Context, root string, o Options) (*survey, error) {
	s := &survey{options: o, settings: o.settings(), ids: newKnown(), repeated: map[string]string{}, firsts: map[string]int{}}
	if err := s.learnChrome(ctx, root); err != nil {
		return nil, err
	}
	if err := s.learnStories(ctx, root); err != nil {
		return nil, err
	}
	return s, ctx.Err()
}

// surveyed is what a survey learns of one piece.
type surveyed struct {
	id      string
	lang    string
	key     [16]byte // of a part alone
	lines   clean.Lines
	sketch  copies.Sketch
	outline []byte
}

// learnChrome counts the lines of all articles.
func (s *survey) learnChrome(ctx context.Context, root string) error {
	all := sha256.New()
	err := s.each(ctx, root, s.lines, func(r surveyed) {
		_, _ = all.Write(r.key[:])
		if n, added := s.ids.add(r.id); added {
			s.chrome.Add(r.lines)
			s.options.surveyed(n+1, 0)
		} else {
			s.repeated[r.id] = ""
		}
	})
	if s.isPart() && s.options.Fingerprint != nil && err == nil {
		s.options.Fingerprint([32]byte(all.Sum(nil)))
	}
	return err
}

// isPart tells whether a part is read, be it the only one.
func (s *survey) isPart() bool { return s.options.Part != (read.Part{}) }

func (s *survey) lines(p read.Piece) (r surveyed, err error) {
	if s.isPart() {
		r.key = p.Key(s.settings)
	}
	if a, known := s.earlier(p); known {
		r.id, r.lines = a.ID, s.chrome.Lines(clean.Source(&a), asRead(&a))
		return r, nil
	}
	d, _, err := s.document(p)
	r.id, r.lines = d.ID, s.chrome.Lines(clean.SourceOf(d), d.Text)
	return r, err
}

// samples tells whether the article with a number is one of those that come to all parts.
func (s *survey) samples(number int) bool {
	for _, first := range s.firsts {
		if first <= number && number < first+s.options.Sample {
			return true
		}
	}
	return false
}

// learnStories compares what all articles say, and keeps the outlines of those that are new.
func (s *survey) learnStories(ctx context.Context, root string) error {
	var sketches copies.Sketches
	next := 0
	err := s.each(ctx, root, s.sketch, func(r surveyed) {
		number := s.ids.number(r.id)
		if number < next {
			return // repeated, or not there before
		}
		for ; next < number; next++ { // not there any more
			sketches.Add(nil)
			s.outlines.add(nil)
		}
		if _, met := s.firsts[r.lang]; !met {
			s.firsts[r.lang] = number
		}
		sketches.Add(r.sketch)
		s.outlines.add(r.outline)
		next++
		s.options.surveyed(next, len(s.ids.hashes))
	})
	if err == nil && ctx.Err() == nil {
		s.stories = newStories(sketches.Groups())
	}
	return err
}

func (s *survey) sketch(p read.Piece) (surveyed, error) {
	if a, known := s.earlier(p); known && s.still(&a) {
		return surveyed{id: a.ID, lang: a.Lang, sketch: copies.Of(a.Body())}, nil
	}
	d, _, err := s.document(p)
	if err != nil {
		return surveyed{}, err
	}
	a := s.chrome.Clean(d)
	return surveyed{id: d.ID, lang: a.Lang, sketch: copies.Of(a.Body()), outline: s.chrome.Outline(d, &a)}, nil
}

func (s *survey) document(p read.Piece) (read.Document, []*read.Refusal, error) {
	if s.options.Parsed != nil {
		s.options.Parsed(p.Path())
	}
	return p.Document()
}

// each does work on every piece of a corpus, on all cores, and hands over what it learnt, in the order of the corpus.
func (s *survey) each(ctx context.Context, root string, work func(read.Piece) (surveyed, error), learn func(surveyed)) error {
	type result struct {
		surveyed
		err error
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	one := func(p read.Piece, err error) (r result) {
		if r.err = err; err == nil {
			r.surveyed, r.err = guarded(p, work)
		}
		return r
	}
	for results := range inOrder(ctx, read.Pieces(ctx, root, s.options.Read), one) {
		r := <-results
		var refusal *read.Refusal
		switch {
		case r.err == nil:
			learn(r.surveyed)
		case !errors.As(r.err, &refusal):
			return r.err
		}
	}
	return ctx.Err()
}

// stories are the groups of articles that tell the same.
type stories struct {
	first []int32          // of the story of each article; -1 for one that stands alone
	named map[int32]string // id of the first of each story, once it was met
}

func newStories(groups []int32) *stories {
	for i, first := range groups {
		if int(first) == i {
			groups[i] = -1
		} else {
			groups[first] = first
		}
	}
	return &stories{first: groups, named: map[int32]string{}}
}

// of names the story of an article by the id of its first; "" when it stands alone. Articles are asked
// for in their order.
func (s *stories) of(number int, id string) string {
	if number < 0 || number >= len(s.first) || s.first[number] < 0 {
		return ""
	}
	first := s.first[number]
	if _, met := s.named[first]; !met {
		s.named[first] = id
	}
	return s.named[first]
}
