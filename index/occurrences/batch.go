package occurrences

import (
	"iter"

	"kiosque/analyzers"
)

// The two ends of the lead of an article, in words of its body: the first half counts twice.
const (
	LeadHalf = 50
	Lead     = 100 // three sentences of the press
)

// Batch gathers the words of consecutive articles, to be written as one run. One
// goroutine fills a batch; several may fill several.
type Batch struct {
	fields  map[string]*inverter
	lengths []Lengths
}

// Lengths are of the texts of an article, in words.
type Lengths struct {
	Title, Body, Removed uint32
	// Half and Lead are the positions of the last words of the lead's first half and of the lead.
	Half, Lead uint32
}

// NewBatch returns an empty batch.
func NewBatch() *Batch { return &Batch{fields: map[string]*inverter{}} }

// Articles returns how many articles were begun.
func (b *Batch) Articles() int { return len(b.lengths) }

// Begin begins the next article; its texts follow.
func (b *Batch) Begin() { b.lengths = append(b.lengths, Lengths{}) }

// Words adds the title and the body of the article begun to a field.
func (b *Batch) Words(field string, title, body []analyzers.Token) {
	l := &b.lengths[len(b.lengths)-1]
	l.Title, l.Body = uint32(len(title)), uint32(len(body))
	l.Half, l.Lead = lastOf(body, LeadHalf), lastOf(body, Lead)
	in := b.field(field)
	in.add(b.Articles()-1, title, inTitle)
	in.add(b.Articles()-1, body, 0)
}

// Removed adds what was removed from the article begun to a field.
func (b *Batch) Removed(field string, tokens []analyzers.Token) {
	b.lengths[len(b.lengths)-1].Removed = uint32(len(tokens))
	b.field(field).add(b.Articles()-1, tokens, 0)
}

// lastOf returns the position of the last of the first most tokens.
func lastOf(tokens []analyzers.Token, most int) uint32 {
	if len(tokens) == 0 {
		return 0
	}
	return uint32(tokens[min(most, len(tokens))-1].Position)
}

func (b *Batch) field(name string) *inverter {
	if b.fields[name] == nil {
		b.fields[name] = &inverter{numbers: map[string]uint32{}}
	}
	return b.fields[name]
}

// Forms yields the different forms of an article in a field, by its number in the batch,
// and of each whether no other article of the batch has it; there are n. It is asked when
// all are added.
func (b *Batch) Forms(field string, article int) (n int, forms iter.Seq2[string, bool]) {
	in := b.field(field)
	different := in.different[in.begins[article]:in.begins[article+1]]
	return len(different), func(yield func(string, bool) bool) {
		for _, n := range different {
			if !yield(in.forms[n].text, in.forms[n].articles == 1) {
				return
			}
		}
	}
}

// inverter holds the places of one field in the order of reading, and turns them into
// streams by form.
type inverter struct {
	numbers   map[string]uint32 // of the forms
	forms     []form
	places    []place
	different []uint32 // forms of each article, article by article
	begins    []int    // of those of an article in different; of those after the last too
}

type form struct {
	text, stem string
	articles   int
	last       uint32 // article, from 1
	places     int
}

// place is one occurrence.
type place struct{ form, article, position uint32 }

const inTitle = 1 << 31 // beside a position

func (in *inverter) add(article int, tokens []analyzers.Token, where uint32) {
	for len(in.begins) <= article {
		in.begins = append(in.begins, len(in.different))
	}
	for i := range tokens {
		t := &tokens[i]
		n, known := in.numbers[t.Exact]
		if !known {
			n = uint32(len(in.forms))
			in.numbers[t.Exact] = n
			in.forms = append(in.forms, form{text: t.Exact, stem: t.Term})
		}
		f := &in.forms[n]
		f.places++
		if f.last != uint32(article)+1 {
			f.last = uint32(article) + 1
			f.articles++
			in.different = append(in.different, n)
		}
		in.places = append(in.places, place{n, uint32(article), uint32(t.Position) | where})
	}
	in.begins = append(in.begins[:article+1], len(in.different))
}

// byForm returns the places of each form, in order: a counting sort.
func (in *inverter) byForm() [][]place {
	sorted := make([]place, len(in.places))
	groups := make([][]place, len(in.forms))
	start := 0
	for n, f := range in.forms {
		groups[n] = sorted[start:start]
		start += f.places
	}
	for _, p := range in.places {
		groups[p.form] = append(groups[p.form], p)
	}
	return groups
}

// streamOf encodes the places of one form.
func streamOf(dst []byte, places []place) []byte {
	var e Entry
	for i, p := range places {
		if p.position&inTitle != 0 {
			e.Title = append(e.Title, p.position&^inTitle)
		} else {
			e.Body = append(e.Body, p.position)
		}
		if i+1 == len(places) || places[i+1].article != p.article {
			dst = appendEntry(dst, e)
			e.Title, e.Body = e.Title[:0], e.Body[:0]
		}
	}
	return dst
}
