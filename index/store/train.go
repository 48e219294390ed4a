package store

import "slices"

// A piece is worth a place in the table when it is used so often in the sample:
// it costs its length there, and saves its length less two at every use.
const (
	minUses     = 2
	minPairUses = 5
)

// joint says which piece two that follow each other are.
type joint map[uint64]int32

func pair(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }

// unknown is the number of a piece that has none.
const unknown = -1

// pieces numbers the pieces of a sample: words and whole strings, then what two
// that often follow each other make.
type pieces struct {
	manner
	texts  []string
	number map[string]int32
	halves [][2]int32 // of the joined pieces, which come after the others
	joints []joint    // one a round
}

// train finds the pieces of a sample of texts.
func train(m manner, sample []string) *pieces {
	p := &pieces{manner: m, number: map[string]int32{}}
	for text, uses := range p.count(sample) {
		if uses >= minUses {
			p.texts = append(p.texts, text)
		}
	}
	slices.Sort(p.texts) // the order of a map is chance
	for i, text := range p.texts {
		p.number[text] = int32(i)
	}
	cuts := make([][]int32, len(sample))
	for i, s := range sample {
		cuts[i] = p.cut(nil, s)
	}
	for range p.rounds {
		p.join(cuts)
	}
	return p
}

// count counts the texts that are common as wholes, and the words of the others.
func (p *pieces) count(sample []string) map[string]int32 {
	wholes, counts := map[string]int32{}, map[string]int32{}
	for _, s := range sample {
		if len(s) <= maxPiece {
			wholes[s]++
		}
	}
	for _, s := range sample {
		if uses := wholes[s]; uses >= minUses {
			counts[s]++
			continue
		}
		p.countParts(counts, s)
	}
	return counts
}

func (p *pieces) countParts(counts map[string]int32, s string) {
	for len(s) > 0 {
		n := p.first(s)
		counts[s[:n]]++
		s = s[n:]
	}
}

// cut appends the numbers of the pieces of s.
func (p *pieces) cut(numbers []int32, s string) []int32 {
	if len(s) <= maxPiece {
		if number, ok := p.number[s]; ok {
			return append(numbers, number)
		}
	}
	for len(s) > 0 {
		n := p.first(s)
		number, ok := p.number[s[:n]]
		if !ok {
			number = unknown
		}
		numbers = append(numbers, number)
		s = s[n:]
	}
	return numbers
}

// join makes pieces of the pairs that are common in cuts, and joins them there.
func (p *pieces) join(cuts [][]int32) {
	counts := map[uint64]int32{}
	for _, numbers := range cuts {
		for i := 1; i < len(numbers); i++ {
			if numbers[i-1] >= 0 && numbers[i] >= 0 {
				counts[pair(numbers[i-1], numbers[i])]++
			}
		}
	}
	j := p.joint(counts)
	p.joints = append(p.joints, j)
	for i := range cuts {
		cuts[i] = j.apply(cuts[i])
	}
}

func (p *pieces) joint(counts map[uint64]int32) joint {
	var common []uint64
	for both, uses := range counts {
		if uses >= minPairUses && len(p.texts[both>>32])+len(p.texts[uint32(both)]) <= maxPiece {
			common = append(common, both)
		}
	}
	slices.Sort(common)
	j := make(joint, len(common))
	for _, both := range common {
		j[both] = int32(len(p.texts))
		a, b := int32(both>>32), int32(uint32(both))
		p.texts = append(p.texts, p.texts[a]+p.texts[b])
		p.halves = append(p.halves, [2]int32{a, b})
	}
	return j
}

// apply joins, from the left, what follows each other; it works in place.
func (j joint) apply(numbers []int32) []int32 {
	out := numbers[:0]
	for i := 0; i < len(numbers); i++ {
		n := numbers[i]
		if n >= 0 && i+1 < len(numbers) && numbers[i+1] >= 0 {
			if joined, ok := j[pair(n, numbers[i+1])]; ok {
				n = joined
				i++
			}
		}
		out = append(out, n)
	}
	return out
}

// halvesOf returns the two pieces that n was joined of; ok is false when it was not.
func (p *pieces) halvesOf(n int32) (halves [2]int32, ok bool) {
	i := int(n) - (len(p.texts) - len(p.halves))
	if i < 0 {
		return halves, false
	}
	return p.halves[i], true
}
