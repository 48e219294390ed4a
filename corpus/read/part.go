package read

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Part is one of several parts of a corpus, which machines read side by side. The zero Part is the whole corpus.
//
// To which part a piece belongs is told by a hash of its path and line: the same on every machine, however each walks, and
// a file of many records is divided as many files are.
type Part struct {
	Number, Of int // from 1
}

// MostParts is more than anybody has machines.
const MostParts = 1000

// ParsePart reads "2/8": the second of eight.
func ParsePart(text string) (p Part, err error) {
	number, of, found := strings.Cut(text, "/")
	p.Number, err = strconv.Atoi(number)
	if err == nil {
		p.Of, err = strconv.Atoi(of)
	}
	if err != nil || !found || p.Number < 1 || p.Number > p.Of || p.Of > MostParts {
		return Part{}, fmt.Errorf("expected a part of at most %d, such as 2/8", MostParts)
	}
	return p, nil
}

// IsWhole tells whether p is all of a corpus.
func (p Part) IsWhole() bool { return p.Of <= 1 }

// String is what ParsePart reads, "" for the zero Part.
func (p Part) String() string {
	if p.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", p.Number, p.Of)
}

// Has tells whether a piece belongs to p.
func (p Part) Has(piece Piece) bool { return p.has(piece.Path(), piece.line) }

// Tells tells whether it is for p to say that something was refused: of all parts one does.
func (p Part) Tells(r *Refusal) bool { return p.has(r.Path, r.Line) }

func (p Part) has(path string, line int) bool {
	if p.IsWhole() {
		return true
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\n%d", path, line)
	return int(h.Sum64()>>32%uint64(p.Of)) == p.Number-1
}
