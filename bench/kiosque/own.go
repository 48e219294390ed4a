package kiosque

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
	"kiosque/query"
)

// times is how often a question of Own is asked.
const times = 10

// Own asks what no other engine of the comparison is asked: the empty question, one
// filter, an order by date, and what is known to cost much, prefixes and fuzzy words. The
// words are the common ones of the queries.
func (s *Searcher) Own(asked []queries.Query) ([]peer.Own, error) {
	var all []peer.Own
	for _, o := range questions(asked) {
		q, err := parsed(o.Address)
		if err == nil {
			err = s.time(q, &o)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.Name, err)
		}
		all = append(all, o)
	}
	return all, nil
}

func parsed(address string) (query.Query, error) {
	values, err := url.ParseQuery(address)
	if err != nil {
		return query.Query{}, err
	}
	return query.Parse(values)
}

func (s *Searcher) time(q query.Query, o *peer.Own) error {
	for i := range times {
		used := peer.Used()
		result, err := s.engine.Search(context.Background(), q)
		if err != nil {
			return err
		}
		cpu := float64(peer.Used()-used) / float64(time.Microsecond)
		if i == 0 {
			o.First, o.Least, o.Hits = cpu, cpu, result.Total
		}
		o.Least = min(o.Least, cpu)
	}
	return nil
}

// questions are those of Own. A long word for the fuzzy one: its neighbours are many.
func questions(asked []queries.Query) []peer.Own {
	word, long := commonWords(asked)
	text := func(q string) string { return url.Values{"q": {q}}.Encode() }
	return []peer.Own{
		{Name: "nothing: every article", Address: ""},
		{Name: "one country", Address: "country=FR"},
		{Name: "one word, newest first", Address: text(word) + "&sort=newest"},
		{Name: "one word in one country", Address: text(word) + "&country=FR"},
		{Name: "prefix of two letters", Address: text(word[:2] + "*")},
		{Name: "prefix of four letters", Address: text(long[:4] + "*")},
		{Name: "fuzzy word, one edit", Address: text(long + "~1")},
		{Name: "fuzzy word, two edits", Address: text(long + "~2")},
	}
}

// commonWords returns the first common word that is asked alone, and the first of at least seven letters.
func commonWords(asked []queries.Query) (word, long string) {
	const letters = 7
	word, long = "peace", "country"
	found := false
	for _, q := range asked {
		if q.Kind != queries.Word || q.Band != "common" {
			continue
		}
		if !found {
			word, found = q.Words[0], true
		}
		if len(q.Words[0]) >= letters {
			return word, q.Words[0]
		}
	}
	return word, long
}
