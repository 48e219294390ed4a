package embedded

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"kiosque/index/occurrences"
)

// evidence is how often something stands in one document, by field. Frequencies are
// normalised by the length of the field where it says so.
type evidence struct {
	doc                  uint32
	title, body, removed float32 // normalised
	exact                float32 // as typed, in any field: normalised, weighed by field
	lead                 float32 // in the lead; its first half twice
	other                float32 // weighed already: the words of its family, or of a pattern
}

// add adds what other has, weighed, to the same document.
func (e *evidence) add(other evidence, weight float32) {
	e.title += weight * other.title
	e.body += weight * other.body
	e.removed += weight * other.removed
	e.exact += weight * other.exact
	e.lead += weight * other.lead
	e.other += weight * other.other
}

// merged returns the documents of both, with what they have in sum, other weighed.
func merged(all, other []evidence, weight float32) []evidence {
	sum := make([]evidence, 0, len(all)+len(other))
	for len(all) > 0 || len(other) > 0 {
		var e evidence
		switch {
		case len(other) == 0 || len(all) > 0 && all[0].doc < other[0].doc:
			e, all = all[0], all[1:]
		case len(all) == 0 || other[0].doc < all[0].doc:
			e.doc = other[0].doc
			e.add(other[0], weight)
			other = other[1:]
		default:
			e, all = all[0], all[1:]
			e.add(other[0], weight)
			other = other[1:]
		}
		sum = append(sum, e)
	}
	return sum
}

// sum returns the documents of all, with what they have in sum. Neighbours are added to
// neighbours, so that each is passed as often as the number of all has digits.
func sum(all [][]evidence) []evidence {
	if len(all) == 0 {
		return nil
	}
	for ; len(all) > 1; all = all[:(len(all)+1)/2] {
		for i := range len(all) / 2 {
			all[i] = merged(all[2*i], all[2*i+1], 1)
		}
		if len(all)%2 == 1 {
			all[len(all)/2] = all[len(all)-1]
		}
	}
	return all[0]
}

// form reads the documents of one form in a field, one after the other.
type form struct {
	occurrences.Form
	docs *roaring.Bitmap
}

func (g *generation) withDocuments(field string, found []occurrences.Form) ([]form, error) {
	forms := make([]form, len(found))
	for i, f := range found {
		docs, err := g.segment.documents(field, f.Text)
		if err != nil {
			return nil, err
		}
		if int(docs.GetCardinality()) != f.Articles {
			return nil, fmt.Errorf("%q in %s: index and occurrences disagree", f.Text, field)
		}
		forms[i] = form{f, docs}
	}
	return forms, nil
}

// each calls visit for every document that has the form.
func (f form) each(ctx context.Context, visit func(doc uint32, e *occurrences.Entry)) error {
	var entry occurrences.Entry
	return f.blocks(ctx, func(docs []uint32, stream *occurrences.Stream) {
		for _, doc := range docs {
			stream.Next(&entry)
			visit(doc, &entry)
		}
	})
}

// counts calls visit for every document that has the form, with how often it stands there.
func (f form) counts(ctx context.Context, visit func(doc uint32, title, body int)) error {
	return f.blocks(ctx, func(docs []uint32, stream *occurrences.Stream) {
		for _, doc := range docs {
			title, body := stream.Counts()
			visit(doc, title, body)
		}
	})
}

// blocks gives take the documents that have the form, some at a time, with the stream of
// their entries, from which it takes one for each.
func (f form) blocks(ctx context.Context, take func(docs []uint32, stream *occurrences.Stream)) error {
	var block [256]uint32
	stream, docs := f.Stream(), f.docs.ManyIterator()
	for n := docs.NextMany(block[:]); n > 0; n = docs.NextMany(block[:]) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		take(block[:n], &stream)
	}
	return stream.Err()
}

// in returns where the form stands in one document; ok is false when it does not.
func (f form) in(doc uint32) (e occurrences.Entry, ok bool) {
	if !f.docs.Contains(doc) {
		return e, false
	}
	stream := f.Stream()
	for n := f.docs.Rank(doc); n > 1; n-- {
		stream.Counts()
	}
	stream.Next(&e)
	return e, true
}

// union returns the documents that have one of forms.
func union(forms []form) *roaring.Bitmap {
	if len(forms) == 1 {
		return forms[0].docs
	}
	each := make([]*roaring.Bitmap, len(forms))
	for i, f := range forms {
		each[i] = f.docs
	}
	return roaring.FastOr(each...)
}
