package server

import (
	"bytes"
	"context"
	"io"
	"maps"
	"strings"
	"time"

	"kiosque/export"
	"kiosque/index"
	"kiosque/query"
)

// batchTime is how long all questions of a batch may take together; those that had no turn by then say so.
const batchTime = 5 * time.Minute

// batch is how the answers to some questions are told.
type batch struct {
	questions []posed
	fields    []export.Field
	sheet     *export.File // nil: JSON
}

// searchesJSON answers many questions from one generation, one after the other. What is answered is sent, so that it
// takes no memory.
func (s *server) searchesJSON(r *request) (response, error) {
	b, err := r.batch()
	if err != nil {
		return response{}, err
	}
	return s.askLong(r, func(_ context.Context, from index.View) (response, error) {
		return s.answering(r, b, from), nil
	})
}

// batch reads what is asked, and how it is to be told.
func (r *request) batch() (b batch, err error) {
	if b.fields, err = r.takeFields(); err != nil {
		return b, err
	}
	if b.sheet, err = r.sheet(); err != nil {
		return b, err
	}
	if err = r.onlyUI(); err != nil {
		return b, err
	}
	if b.sheet != nil && len(b.fields) == 0 {
		b.fields = b.sheet.Fields
	}
	b.questions, err = r.questions()
	if explain(b.fields) {
		for i := range b.questions {
			b.questions[i].query.Explain = true
		}
	}
	return b, err
}

// sheet takes the format of the answer out of the parameters: CSV where format= or, without it, Accept says so; nil is JSON.
func (r *request) sheet() (*export.File, error) {
	given := r.values["format"]
	switch {
	case len(given) == 1 && given[0] == "csv":
	case len(given) == 1 && given[0] == "json":
		r.take("format")
		return nil, nil
	case len(given) > 0 && (len(given) > 1 || given[0] != ""):
		return nil, &query.Error{Parameter: "format", Expected: "one of csv, json"}
	default:
		r.take("format")
		if accept := r.Header.Get("Accept"); !strings.Contains(accept, "text/csv") || strings.Contains(accept, "json") {
			return nil, nil
		}
		r.values["format"] = []string{"csv"}
	}
	file, rest, err := export.Parse(r.values)
	r.values = rest
	return &file, err
}

// answering is the answer to a batch.
func (s *server) answering(r *request, b batch, from index.View) response {
	a := response{media: typeJSON, header: maps.Clone(varies)}
	tell := s.tellJSON
	if b.sheet != nil {
		a.media, tell = b.sheet.Media, s.tellRows
		a.header = disposed("attachment", b.sheet.FileName("searches", from.Generation()))
	}
	a.header["Vary"] += ", Accept"
	a.stream = func(ctx context.Context, to io.Writer) error { return tell(ctx, to, r, b, from) }
	return a
}

// batchAnswer is the answer to one question: what was found, or why nobody can say.
type batchAnswer struct {
	Number  int      `json:"number"` // of the question, from 1
	Name    *string  `json:"name"`
	Problem *problem `json:"problem,omitempty"`
	found   found
	bare    bool
}

// answers calls tell with the answer to each question, in their order. What it had no time for is told too.
func (s *server) answers(ctx context.Context, r *request, b batch, from index.View, tell func(batchAnswer) error) error {
	within, cancel := context.WithTimeout(ctx, batchTime)
	defer cancel()
	for i, q := range b.questions {
		a := batchAnswer{Number: i + 1, Name: orNull(q.name), bare: q.bare}
		err := q.err
		if err == nil {
			a.found, err = s.findOne(within, from, q.query)
		}
		if ctx.Err() != nil {
			return ctx.Err() // the client has left
		}
		if err != nil {
			_, p := s.problemOf(r, err)
			a.Problem = &p
		}
		if err := tell(a); err != nil {
			return err
		}
	}
	return nil
}

// findOne answers a question within the time of one, once it has its turn: it waits longer than a reader does, and so
// that others have theirs.
func (s *server) findOne(ctx context.Context, from index.View, q query.Query) (found, error) {
	leave, err := s.turn(ctx, weigh(q), batchTime)
	if err != nil {
		return found{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, s.SearchTimeout)
	defer cancel()
	f, err := find(ctx, from, q, time.Now())
	if err == nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return f, err
}

// tellJSON writes the answers as one object.
func (s *server) tellJSON(ctx context.Context, to io.Writer, r *request, of batch, from index.View) error {
	var b bytes.Buffer
	b.WriteString(`{"generation":`)
	b.Write(appendText(nil, from.Generation()))
	b.WriteString(`,"answers":[`)
	l := r.listing(of.fields)
	err := s.answers(ctx, r, of, from, func(a batchAnswer) error {
		if a.Number > 1 {
			b.WriteByte(',')
		}
		if err := l.encodeOne(&b, a); err != nil {
			return err
		}
		_, err := b.WriteTo(to)
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(to, "]}\n")
	return err
}

// encodeOne appends the answer to one question: its number and name, then that of /search without its facets.
func (l listing) encodeOne(b *bytes.Buffer, a batchAnswer) error {
	if err := encode(b, a); err != nil || a.Problem != nil {
		b.Truncate(b.Len() - len("\n"))
		return err
	}
	if a.bare {
		a.found.Hits, a.found.Next = nil, ""
	}
	b.Truncate(b.Len() - len("}\n"))
	at := b.Len()
	if err := l.encodeHits(b, a.found); err != nil {
		return err
	}
	b.Bytes()[at] = ',' // in the place of {
	b.Truncate(b.Len() - len("}\n"))
	at = b.Len()
	if err := encode(b, newAnswerNotes(l.labels, a.found)); err != nil {
		return err
	}
	b.Bytes()[at] = ','
	b.Truncate(b.Len() - len("\n"))
	return nil
}
