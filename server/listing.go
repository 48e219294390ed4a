package server

import (
	"bytes"
	"encoding/json"

	"kiosque/export"
	"kiosque/index"
	"kiosque/web"
)

// listing says how hits are told: in which language, and which of their fields.
type listing struct {
	labels web.Labels
	fields []export.Field // none: the hits of /search as they are
	from   export.Source
}

// listing returns how a request wants the hits of its generation told.
func (r *request) listing(chosen []export.Field) listing {
	return listing{r.frame.Labels, chosen, r.source()}
}

// source returns where the hits of its generation are from.
func (r *request) source() export.Source {
	return export.Source{Generation: r.generation, Address: r.addressOf}
}

// encodeHits appends the beginning of an answer, up to its hits, as encode would.
func (l listing) encodeHits(b *bytes.Buffer, f found) error {
	if len(l.fields) == 0 {
		return encode(b, newAnswerHits(f, newHitsJSON(l.labels, f.Hits)))
	}
	if err := encode(b, newAnswerHits(f, []hitJSON{})); err != nil {
		return err
	}
	b.Truncate(b.Len() - len("[]}\n"))
	if err := l.encodeChosen(b, f.Hits); err != nil {
		return err
	}
	b.WriteString("}\n")
	return nil
}

// list returns a list of hits as JSON.
func (l listing) list(hits []index.Hit) (json.RawMessage, error) {
	var b bytes.Buffer
	if len(l.fields) > 0 {
		err := l.encodeChosen(&b, hits)
		return b.Bytes(), err
	}
	err := encode(&b, newHitsJSON(l.labels, hits))
	return b.Bytes(), err
}

// encodeChosen appends a list of hits that have the chosen fields alone.
func (l listing) encodeChosen(b *bytes.Buffer, hits []index.Hit) error {
	b.WriteByte('[')
	for i := range hits {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encodeObject(b, l.fields, l.from.Row(&hits[i])); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}
