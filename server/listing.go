package server

import (
	"bytes"
	"encoding/json"

	"kiosque/index"
	"kiosque/web"
)

// listing says how hits are told: in which language, and which of their fields.
type listing struct {
	labels web.Labels
	fields fields // none: the hits of /search as they are
	link   func(id string) string
}

// listing returns how a request wants its hits told.
func (s *server) listing(r *request, chosen fields) listing {
	return listing{r.frame.Labels, chosen, func(id string) string { return s.addressOf(r.Request, id) }}
}

func (l listing) shown(h *index.Hit) shown { return shown{h, l.labels, l.link} }

// encodeHits appends the beginning of an answer, up to its hits, as encode would.
func (l listing) encodeHits(b *bytes.Buffer, f found) error {
	if len(l.fields) == 0 {
		return encode(b, newAnswerHits(f, newHitsJSON(l.labels, f.Hits)))
	}
	if err := encode(b, newAnswerHits(f, []hitJSON{})); err != nil {
		return err
	}
	b.Truncate(b.Len() - len("[]}\n"))
	if err := l.appendHits(b, f.Hits); err != nil {
		return err
	}
	b.WriteString("}\n")
	return nil
}

// list returns a list of hits as JSON.
func (l listing) list(hits []index.Hit) (json.RawMessage, error) {
	var b bytes.Buffer
	var err error
	if len(l.fields) > 0 {
		err = l.appendHits(&b, hits)
	} else {
		err = encode(&b, newHitsJSON(l.labels, hits))
	}
	return b.Bytes(), err
}

// appendHits appends a list of hits that have the chosen fields alone.
func (l listing) appendHits(b *bytes.Buffer, hits []index.Hit) error {
	b.WriteByte('[')
	for i := range hits {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := l.fields.appendObject(b, l.shown(&hits[i])); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}
