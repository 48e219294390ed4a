package corpus

import (
	"context"
	"errors"

	"kiosque/corpus/clean"
	"kiosque/corpus/copies"
	"kiosque/corpus/read"
)

// survey is what a first reading of the whole corpus teaches about each article:
// which lines are the chrome of its source, and which articles tell its story.
type survey struct {
	chrome  clean.Corpus
	stories map[string]string // id of an article that has copies → id of the first of them
	owners  map[string]string // id → path of the first document that has it
}

// surveyed is what the survey needs of one document.
type surveyed struct {
	document read.Document
	sketch   copies.Sketch
	err      error // a read.Refusal too
}

// newSurvey reads the corpus in root once. What cannot be read is passed over:
// the second reading tells of it.
func newSurvey(ctx context.Context, root string, o Options) (*survey, error) {
	s := &survey{owners: map[string]string{}}
	var ids []string
	var sketches []copies.Sketch
	for result := range inOrder(ctx, read.Folder(ctx, root, o.Read), sketch) {
		r := <-result
		var refusal *read.Refusal
		if errors.As(r.err, &refusal) {
			continue
		}
		if r.err != nil {
			return nil, r.err
		}
		if _, taken := s.owners[r.document.ID]; taken {
			continue
		}
		s.owners[r.document.ID] = r.document.Path
		s.chrome.Add(r.document)
		ids, sketches = append(ids, r.document.ID), append(sketches, r.sketch)
		o.surveyed(len(ids))
	}
	s.stories = stories(ids, copies.Groups(sketches))
	return s, ctx.Err()
}

func sketch(d read.Document, err error) surveyed {
	if err != nil {
		return surveyed{err: err}
	}
	a := clean.Clean(d)
	return surveyed{document: d, sketch: copies.Of(a.Body())}
}

// stories names each group of copies by the id of its first article.
func stories(ids []string, groups []int) map[string]string {
	named := map[string]string{}
	for i, first := range groups {
		if first != i {
			named[ids[i]], named[ids[first]] = ids[first], ids[first]
		}
	}
	return named
}
