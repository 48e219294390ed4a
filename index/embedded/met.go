package embedded

import (
	"context"
	"math/bits"

	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/query"
)

// met is the documents that meet the words of a question, whatever its filters, and how it was
// read. A question that was asked in words is asked again and again under other filters, by
// another unit of time, for the values of another facet: then documents are only counted.
type met struct {
	asked   []index.Asked
	windows []stretch // ascending; those that have documents
}

// stretch is the documents of a window that meet a question.
type stretch struct {
	from   uint32
	member [windowSize / 64]uint64
}

const (
	bytesOfStretch = 4 + windowSize/8
	bytesOfReading = 4096 // about, for all languages
	fewWindows     = 64   // that there is room for at first
)

func (m *met) Cost() int { return bytesOfReading + bytesOfStretch*cap(m.windows) }

// newMet has room for what meets a question in an archive of so many articles, unless that is large.
func newMet(asked []index.Asked, articles int) *met {
	return &met{asked, make([]stretch, 0, min(fewWindows, articles/windowSize+1))}
}

func (m *met) add(w *window) { m.windows = append(m.windows, stretch{w.from, w.member}) }

// meeting returns what meets the words of q.
func (g *generation) meeting(ctx context.Context, q query.Query) (*met, error) {
	return g.met.Get(wordsOf(q), func() (*met, error) {
		p := newPlan(ctx, g, q.Scope)
		asked, err := p.read(q)
		if err != nil {
			return nil, err
		}
		p.counting = true
		s, err := p.question(asked)
		if err != nil {
			return nil, err
		}
		m, b := newMet(asked, g.columns.Len()), new(block)
		return m, walk(ctx, s, func(w *window) {
			m.add(w)
			w.take(b)
		})
	})
}

// wordsOf names what q asks in words: what decides how it is read and relaxed, and what meets it.
func wordsOf(q query.Query) string {
	q = unordered(q.Unfiltered())
	q.Story, q.Copies = "", query.All
	return q.Values().Encode()
}

// unordered returns q without what only says in which order, and how, its hits are shown. Whether
// it is relaxed depends on whether the best hits come first.
func unordered(q query.Query) query.Query {
	q = whole(q)
	if q.Sort != query.Relevance {
		q.Sort = query.Newest
	}
	return q
}

// whole returns q without what says which of its hits are shown, and how.
func whole(q query.Query) query.Query {
	q.Page, q.Size, q.Cursor, q.Explain = 1, query.Size, "", false
	return q.Undrawn()
}

// count gives k what meets q.
func (g *generation) count(ctx context.Context, q query.Query, k *columns.Counter) error {
	if q.Expression().Root == nil {
		k.All()
		return ctx.Err()
	}
	m, err := g.meeting(ctx, q)
	if err != nil {
		return err
	}
	return m.count(ctx, k)
}

func (m *met) count(ctx context.Context, k *columns.Counter) error {
	var docs [windowSize]uint32
	for i := range m.windows {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		met := docs[:m.windows[i].fill(&docs)]
		for ; len(met) > columns.Block; met = met[columns.Block:] {
			k.Take(met[:columns.Block])
		}
		k.Take(met)
	}
	return ctx.Err()
}

// fill fills docs, and returns how many there are.
func (s *stretch) fill(docs *[windowSize]uint32) (n int) {
	for i, word := range s.member {
		for from := s.from + uint32(i)*64; word != 0; word &= word - 1 {
			docs[n] = from + uint32(bits.TrailingZeros64(word))
			n++
		}
	}
	return n
}
