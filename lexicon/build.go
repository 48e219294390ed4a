package lexicon

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// builder gathers a table line by line.
type builder struct {
	sides [2]struct{ terms, forms joined }
	links []pairing
}

// pairing is a link as it is written: French and English term, and both weights.
type pairing struct {
	terms   [2]uint32
	weights [2]uint8 // [0] from French to English
}

// joined is texts in the making.
type joined struct {
	blob strings.Builder
	ends []uint32
	last string
}

func (j *joined) add(s string) {
	j.blob.WriteString(s)
	j.ends = append(j.ends, uint32(j.blob.Len()))
	j.last = s
}

func (j *joined) texts() texts { return texts{strings.Clone(j.blob.String()), slices.Clip(j.ends)} }

func (b *builder) line(line string) error {
	if strings.HasPrefix(line, "#") {
		return nil
	}
	lang, rest, _ := strings.Cut(line, "\t")
	term, rest, _ := strings.Cut(rest, "\t")
	form, links, _ := strings.Cut(rest, "\t")
	side, known := number(lang)
	if !known {
		return fmt.Errorf("language %q", lang)
	}
	if terms := &b.sides[side].terms; len(terms.ends) > 0 && terms.last >= term {
		return fmt.Errorf("term %q is out of order", term)
	}
	b.sides[side].terms.add(term)
	b.sides[side].forms.add(form)
	for l := range strings.FieldsSeq(links) {
		if err := b.link(uint32(len(b.sides[side].terms.ends)-1), l); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) link(french uint32, text string) error {
	fields := strings.Split(text, ":")
	var values [3]uint64
	for i := range values {
		if i >= len(fields) {
			return fmt.Errorf("link %q", text)
		}
		v, err := strconv.ParseUint(fields[i], 10, 32)
		if err != nil || i > 0 && v > full {
			return fmt.Errorf("link %q", text)
		}
		values[i] = v
	}
	if values[0] >= uint64(len(b.sides[1].terms.ends)) {
		return fmt.Errorf("link %q: no such term", text)
	}
	b.links = append(b.links, pairing{[2]uint32{french, uint32(values[0])}, [2]uint8{uint8(values[1]), uint8(values[2])}})
	return nil
}

// table sorts the links by their origin, once a direction.
func (b *builder) table() *table {
	t := new(table)
	for from := range t.sides {
		slices.SortFunc(b.links, func(x, y pairing) int {
			return cmp.Or(cmp.Compare(x.terms[from], y.terms[from]), cmp.Compare(x.terms[1-from], y.terms[1-from]))
		})
		s := side{terms: b.sides[from].terms.texts(), forms: b.sides[from].forms.texts()}
		s.first = make([]uint32, len(s.terms.ends)+1)
		for _, p := range b.links {
			if p.weights[from] > 0 {
				t.links[from] = append(t.links[from], link{p.terms[1-from], agreed(p.weights[from], p.weights[1-from])})
				s.first[p.terms[from]+1]++
			}
		}
		for i := 1; i < len(s.first); i++ {
			s.first[i] += s.first[i-1]
		}
		t.links[from] = slices.Clip(t.links[from])
		t.sides[from] = s
	}
	return t
}

// How the weights of both directions are joined. Chosen on xling_cds_blog.
const (
	forward   = 0.6 // the exponent of the weight there
	backward  = 0.4 // the exponent of the weight back
	leastBack = 0.4 // the weight back that a translation has at least
)

// agreed is the weighed geometric mean of the weights there and back: what is translated back
// to the word is more often what it means (Wang and Oard 2006), and noise of the training is seldom.
func agreed(there, back uint8) uint8 {
	joined := math.Pow(float64(there)/full, forward) * math.Pow(max(float64(back)/full, leastBack), backward)
	return uint8(math.Round(full * joined))
}
