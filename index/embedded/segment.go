package embedded

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	bleve "github.com/blevesearch/bleve_index_api"
	segments "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/zapx/v17"
)

// plugin reads and writes Bleve's segments.
var plugin = new(zap.ZapPlugin)

// segment is Bleve's index of a generation: which documents have a word. All of them
// lie in one segment, numbered in the order of the corpus.
type segment struct{ segments.Segment }

func openSegment(path string) (segment, error) {
	s, err := plugin.Open(path)
	if err != nil {
		return segment{}, fmt.Errorf("open index: %w", err)
	}
	return segment{s}, nil
}

// writeSegment writes documents, analysed, as a segment of their own.
func writeSegment(path string, docs []bleve.Document) error {
	s, _, err := plugin.New(docs)
	if err != nil {
		return fmt.Errorf("build segment: %w", err)
	}
	defer func() { _ = s.Close() }()
	if err := s.(segments.UnpersistedSegment).Persist(path); err != nil {
		return fmt.Errorf("write segment: %w", err)
	}
	return nil
}

// mergeSegments makes one segment of several, in their order.
func mergeSegments(path string, parts []string, stop chan struct{}) error {
	opened := make([]segments.Segment, len(parts))
	for i, part := range parts {
		s, err := openSegment(part)
		if err != nil {
			return err
		}
		defer func() { _ = s.Close() }()
		opened[i] = s.Segment
	}
	if _, _, err := plugin.Merge(opened, make([]*roaring.Bitmap, len(opened)), path, stop, nil); err != nil {
		return fmt.Errorf("merge segments: %w", err)
	}
	return sortSections(path)
}

// documents returns the documents that have a form in a field. They must not be changed.
func (s segment) documents(field, form string) (*roaring.Bitmap, error) {
	dictionary, err := s.Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("read words of %s: %w", field, err)
	}
	postings, err := dictionary.PostingsList([]byte(form), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("read postings of %q in %s: %w", form, field, err)
	}
	return bitmap(postings), nil
}

// bitmap returns the documents of a posting list, as the segment holds them.
func bitmap(postings segments.PostingsList) *roaring.Bitmap {
	it, ok := postings.Iterator(false, false, false, nil).(segments.OptimizablePostingsIterator)
	if !ok {
		return roaring.New()
	}
	if doc, only := it.DocNum1Hit(); only {
		return roaring.BitmapOf(uint32(doc))
	}
	if all := it.ActualBitmap(); all != nil {
		return all
	}
	return roaring.New()
}

// number returns the number of the document with an id.
func (s segment) number(id string) (doc uint32, ok bool, err error) {
	found, err := s.DocNumbers([]string{id})
	if err != nil || found.IsEmpty() {
		return 0, false, err
	}
	return found.Minimum(), true, nil
}
