package vocabulary

import (
	"math"
	"strings"
)

// What slips cost that have no row in data/slips.tsv: about minus the natural logarithm of how often
// one happens at a letter. Chosen on generated misspellings.
const (
	swapCost      = 2.7 // letters in the wrong order
	doubleCost    = 2.0 // one letter for two of it, or two for one
	lostCost      = 3.4 // a letter was not typed
	addedCost     = 5.4
	touchedCost   = 4.4 // a letter too many, beside one of its neighbours on the keyboard
	neighbourCost = 4.0 // the key beside was typed
	vowelCost     = 4.8 // another vowel
	changedCost   = 6.0
	firstCost     = 1.5 // more, when it is the first letter: seldom wrong, and seen at once
)

// pricer prices misspellings; it keeps its table between words. Not for concurrent use.
type pricer struct {
	slips      *slips
	neighbours *[256][256]bool
	costs      [maxFormBytes + 1][maxFormBytes + 1]float32
}

func newPricer(lang string) *pricer {
	s := slipsOf()[lang]
	if s == nil {
		s = slipsOf()[""]
	}
	return &pricer{slips: s, neighbours: neighbours()}
}

// price is the least cost at which right becomes typed, infinite when it is over limit.
func (p *pricer) price(typed, right string, limit float32) float32 {
	for i := 0; i <= len(typed); i++ {
		least := float32(math.Inf(1))
		for j := 0; j <= len(right); j++ {
			p.costs[i][j] = p.cell(typed, right, i, j)
			least = min(least, p.costs[i][j])
		}
		if least > limit+maxSaved { // a slip of several letters can still save that much
			return float32(math.Inf(1))
		}
	}
	if cost := p.costs[len(typed)][len(right)]; cost <= limit {
		return cost
	}
	return float32(math.Inf(1))
}

// maxSaved: a longer slip bridges cells that cost more than the whole of it.
const maxSaved = 8

func (p *pricer) cell(typed, right string, i, j int) float32 {
	if i == 0 && j == 0 {
		return 0
	}
	best := float32(math.Inf(1))
	if i > 0 && j > 0 {
		best = p.costs[i-1][j-1] + p.changed(typed, right, i, j)
	}
	if i > 0 {
		best = min(best, p.costs[i-1][j]+p.added(typed, i, j))
	}
	if j > 0 {
		best = min(best, p.costs[i][j-1]+lost(right, i, j))
	}
	if i > 1 && j > 1 && typed[i-1] == right[j-2] && typed[i-2] == right[j-1] && typed[i-1] != typed[i-2] {
		best = min(best, p.costs[i-2][j-2]+swapCost)
	}
	return min(best, p.slipped(typed, right, i, j))
}

// slipped is the least cost by a row of the table.
func (p *pricer) slipped(typed, right string, i, j int) float32 {
	best := float32(math.Inf(1))
	if i > 0 {
		for k := range p.slips[typed[i-1]] {
			if x := &p.slips[typed[i-1]][k]; x.fits(typed, right, i, j) {
				best = min(best, p.costs[i-len(x.typed)][j-len(x.right)]+x.cost)
			}
		}
	}
	if j > 0 {
		for k := range p.slips[256+int(right[j-1])] {
			if x := &p.slips[256+int(right[j-1])][k]; x.fits(typed, right, i, j) {
				best = min(best, p.costs[i][j-len(x.right)]+x.cost)
			}
		}
	}
	return best
}

func (p *pricer) changed(typed, right string, i, j int) float32 {
	a, b := typed[i-1], right[j-1]
	switch {
	case a == b:
		return 0
	case p.neighbours[a][b]:
		return neighbourCost + first(i, j)
	case isVowel(a) && isVowel(b):
		return vowelCost + first(i, j)
	}
	return changedCost + first(i, j)
}

// added is the cost of the letter typed[i-1] when right has none.
func (p *pricer) added(typed string, i, j int) float32 {
	a := typed[i-1]
	before, after := letter(typed, i-2), letter(typed, i)
	switch {
	case a == before || a == after:
		return doubleCost
	case p.neighbours[a][before] || p.neighbours[a][after]:
		return touchedCost + first(i, j+1)
	}
	return addedCost + first(i, j+1)
}

// lost is the cost of the letter right[j-1] when none is typed.
func lost(right string, i, j int) float32 {
	if b := right[j-1]; b == letter(right, j-2) || b == letter(right, j) {
		return doubleCost
	}
	return lostCost + first(i+1, j)
}

func first(i, j int) float32 {
	if i == 1 && j == 1 {
		return firstCost
	}
	return 0
}

func letter(word string, i int) byte {
	if i < 0 || i >= len(word) {
		return 0
	}
	return word[i]
}

func isVowel(b byte) bool { return strings.IndexByte("aeiouy", b) >= 0 }
