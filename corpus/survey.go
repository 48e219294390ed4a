package corpus

import (
	"context"
	"errors"

	"kiosque/corpus/clean"
	"kiosque/corpus/copies"
	"kiosque/corpus/read"
)

// survey is what a first reading of the whole corpus teaches about each article:
// which lines are the chrome of its source, and which articles tell its story. Of
// an article it keeps some 100 bytes, and while stories are looked for 500.
type survey struct {
	chrome   clean.Corpus
	ids      *known
	outlines outlines
	stories  *stories
	repeated map[string]string // id of several documents → path of the first, once the second reading has met it
}

// surveyed is what the survey needs of one document.
type surveyed struct {
	document read.Document
	sketch   copies.Sketch
	outline  []byte
	err      error // a read.Refusal too
}

// newSurvey reads the corpus in root once. What cannot be read is passed over:
// the second reading tells of it.
func newSurvey(ctx context.Context, root string, o Options) (*survey, error) {
	s := &survey{ids: newKnown(), repeated: map[string]string{}}
	var sketches copies.Sketches
	for result := range inOrder(ctx, read.Folder(ctx, root, o.Read), s.sketch) {
		r := <-result
		var refusal *read.Refusal
		if errors.As(r.err, &refusal) {
			continue
		}
		if r.err != nil {
			return nil, r.err
		}
		number, added := s.ids.add(r.document.ID)
		if !added {
			s.repeated[r.document.ID] = ""
			continue
		}
		s.chrome.Add(r.document)
		s.outlines.add(r.outline)
		sketches.Add(r.sketch)
		o.surveyed(number + 1)
	}
	if ctx.Err() == nil {
		s.stories = newStories(sketches.Groups())
	}
	return s, ctx.Err()
}

func (s *survey) sketch(d read.Document, err error) surveyed {
	if err != nil {
		return surveyed{err: err}
	}
	a := clean.Clean(d)
	return surveyed{document: d, sketch: copies.Of(a.Body()), outline: s.chrome.Outline(d, &a)}
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
