package clean

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/article/sentences"
)

const (
	repeatWords  = 6       // a sentence of fewer words may be said twice
	nearWords    = 10      // a sentence of fewer words is no near-repeat
	nearMost     = 400     // nor one of more: it is a text without full stops
	nearShare    = 0.6     // of its runs of three words that stand in one earlier sentence
	mostShingles = 1 << 18 // runs that are remembered: beyond them only exact repeats are found
)

// repeats remembers the sentences of a text and finds those that were said before.
type repeats struct {
	seed     maphash.Seed
	exact    map[uint64]bool
	shingles map[uint64]int // run of three words → number of the sentence that had it first
	tokens   []uint64       // of the sentence at hand: hashes of its words, folded
	runs     []uint64       // of the sentence at hand
	names    [][]string     // of each remembered sentence: its numbers and names, sorted by place
}

// newRepeats expects a text of so many words.
func newRepeats(words int) *repeats {
	return &repeats{seed: maphash.MakeSeed(), exact: map[uint64]bool{}, shingles: make(map[uint64]int, min(words, mostShingles))}
}

// verdict is what repeats says of a sentence.
type verdict int

const (
	said  verdict = iota // not said before
	brief                // too short to be judged alone, and said before
	again                // said before
)

// see tells whether sentence s was said before, and remembers it.
func (r *repeats) see(s string) verdict {
	r.tokens = r.tokens[:0]
	for w := range words(s) {
		r.tokens = append(r.tokens, maphash.String(r.seed, strings.ToLower(w)))
	}
	if len(r.tokens) == 0 {
		return said
	}
	h := together(r.tokens)
	if r.exact[h] {
		if len(r.tokens) < repeatWords {
			return brief
		}
		return again
	}
	r.exact[h] = true
	if len(r.tokens) < nearWords || len(r.tokens) > nearMost || len(r.shingles) > mostShingles {
		return said
	}
	if r.near(s) {
		return again
	}
	return said
}

// together makes one hash of those of words in a row.
func together(tokens []uint64) uint64 {
	const odd = 0x9e3779b97f4a7c15
	h := uint64(len(tokens))
	for _, t := range tokens {
		h = (h ^ t) * odd
		h ^= h >> 29
	}
	return h
}

// near tells whether most of the runs of three words of s stand in one earlier
// sentence with the same numbers and names; if not, it remembers s.
func (r *repeats) near(s string) bool {
	r.runs = r.runs[:0]
	var votes map[int]int
	best, of := 0, -1
	for i := 0; i+3 <= len(r.tokens); i++ {
		h := together(r.tokens[i : i+3])
		r.runs = append(r.runs, h)
		if n, known := r.shingles[h]; known {
			if votes == nil {
				votes = map[int]int{}
			}
			if votes[n]++; votes[n] > best {
				best, of = votes[n], n
			}
		}
	}
	names := namesOf(s)
	if of >= 0 && float64(best) >= nearShare*float64(len(r.runs)) && sameNames(names, r.names[of]) {
		return true
	}
	for _, h := range r.runs {
		if _, known := r.shingles[h]; !known {
			r.shingles[h] = len(r.names)
		}
	}
	r.names = append(r.names, names)
	return false
}

// namesOf returns the numbers of s and its words with capitals but the first.
func namesOf(s string) []string {
	var names []string
	first := true
	for w := range words(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) || unicode.IsUpper(r) && !first {
			names = append(names, w)
		}
		first = false
	}
	return names
}

func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// piece is a part of a body line and whether it was said before.
type piece struct {
	article.Span
	line  int
	said  verdict
	again bool
}

// pieces cuts body lines into sentences and says of each whether it was said
// before. A short sentence that was said before goes only with a neighbour that goes.
func (r *repeats) pieces(text string, lines []line) []piece {
	var all []piece
	for i := range lines {
		if !lines[i].undecided() {
			continue
		}
		for s := range sentences.In(text, lines[i].Span) {
			v := r.see(s.Of(text))
			all = append(all, piece{s, i, v, v == again})
		}
	}
	for i := 1; i < len(all); i++ {
		all[i].again = all[i].again || all[i].said == brief && all[i-1].again
	}
	for i := len(all) - 2; i >= 0; i-- {
		all[i].again = all[i].again || all[i].said == brief && all[i+1].again
	}
	return merged(all)
}

// merged joins neighbours of one line that are alike.
func merged(all []piece) []piece {
	n := 0
	for _, p := range all {
		if n > 0 && all[n-1].line == p.line && all[n-1].again == p.again {
			all[n-1].End = p.End
			continue
		}
		all[n] = p
		n++
	}
	return all[:n]
}
