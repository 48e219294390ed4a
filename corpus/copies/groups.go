package copies

import "slices"

const (
	probes         = 24 // smallest hashes of a sketch by which others are found
	allPairs       = 16 // articles with one hash that are all compared with each other
	minContainment = .6 // of the shorter text in the longer
	minResemblance = .2 // of both texts: a note quoted in a long report is no copy
	minShared      = 4  // hashes; fewer are chance
)

// Sketches are those of the texts of a corpus, without a pointer each. The zero value is empty.
type Sketches struct {
	blocks [][]uint32 // of blockSize hashes; a sketch lies in one
	starts []uint32   // of each sketch: its block times blockSize and the place in it
	sizes  []uint8
}

const blockSize = 1 << 16

// Add adds the sketch of the next text.
func (s *Sketches) Add(one Sketch) {
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+len(one) > blockSize {
		s.blocks = append(s.blocks, make([]uint32, 0, blockSize))
		last++
	}
	s.starts = append(s.starts, uint32(last*blockSize+len(s.blocks[last])))
	s.sizes = append(s.sizes, uint8(len(one)))
	s.blocks[last] = append(s.blocks[last], one...)
}

func (s *Sketches) at(i int) Sketch {
	if s.sizes[i] == 0 {
		return nil
	}
	block, place := s.blocks[s.starts[i]/blockSize], s.starts[i]%blockSize
	return block[place : place+uint32(s.sizes[i])]
}

// Groups is Sketches.Groups of some sketches.
func Groups(sketches []Sketch) []int {
	var all Sketches
	for _, s := range sketches {
		all.Add(s)
	}
	numbers := make([]int, len(sketches))
	for i, first := range all.Groups() {
		numbers[i] = int(first)
	}
	return numbers
}

// Groups returns, for each sketch, the number of the first sketch of its group;
// one that is like no other is its own.
func (s *Sketches) Groups() []int32 {
	g := groups{sketches: s, first: make([]int32, len(s.starts))}
	for i := range g.first {
		g.first[i] = int32(i)
	}
	g.compareAll()
	for i := range g.first {
		g.first[i] = g.find(int32(i))
	}
	return g.first
}

// groups joins numbers into sets; first leads to the smallest number of a set.
type groups struct {
	sketches *Sketches
	first    []int32
}

func (g *groups) find(i int32) int32 {
	for g.first[i] != i {
		g.first[i] = g.first[g.first[i]]
		i = g.first[i]
	}
	return i
}

func (g *groups) join(i, j int32) {
	i, j = g.find(i), g.find(j)
	g.first[max(i, j)] = min(i, j)
}

// probe is one hash of one sketch: the hash above, the number of the sketch below, so that probes are sorted as numbers.
type probe uint64

func newProbe(hash uint32, sketch int) probe { return probe(hash)<<32 | probe(sketch) }

func (p probe) hash() uint32  { return uint32(p >> 32) }
func (p probe) sketch() int32 { return int32(p & 0xffffffff) }

// compareAll compares sketches that share a probe. Where many do, each is
// compared with the first and the one before it: they are one wire story, or
// one sentence that everybody prints.
func (g *groups) compareAll() {
	all := make([]probe, 0, len(g.first)*probes)
	for i := range g.first {
		s := g.sketches.at(i)
		for _, h := range s[:min(probes, len(s))] {
			all = append(all, newProbe(h, i))
		}
	}
	slices.Sort(all)
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].hash() == all[start].hash() {
			end++
		}
		g.compareRun(all[start:end])
		start = end
	}
}

func (g *groups) compareRun(run []probe) {
	for i := range run {
		if len(run) > allPairs {
			g.compare(run[0].sketch(), run[i].sketch())
			g.compare(run[max(0, i-1)].sketch(), run[i].sketch())
			continue
		}
		for j := range run[:i] {
			g.compare(run[j].sketch(), run[i].sketch())
		}
	}
}

func (g *groups) compare(i, j int32) {
	if g.find(i) != g.find(j) && Alike(g.sketches.at(int(i)), g.sketches.at(int(j))) {
		g.join(i, j)
	}
}

// Alike tells whether two sketches are of one story.
func Alike(a, b Sketch) bool {
	shared, inA, inB := overlap(a, b)
	smaller := min(inA, inB)
	return shared >= minShared &&
		float64(shared) >= minContainment*float64(smaller) &&
		float64(shared) >= minResemblance*float64(inA+inB-shared)
}

// overlap counts hashes up to the largest that both sketches can have: below it
// each holds a fair sample of its text.
func overlap(a, b Sketch) (shared, inA, inB int) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0, 0
	}
	limit := min(a.limit(), b.limit())
	for inA < len(a) && a[inA] <= limit {
		inA++
	}
	for inB < len(b) && b[inB] <= limit {
		inB++
	}
	for i, j := 0, 0; i < inA && j < inB; {
		switch {
		case a[i] == b[j]:
			shared++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return shared, inA, inB
}

// limit is the hash up to which s holds all hashes of its text.
func (s Sketch) limit() uint32 {
	if len(s) < sketchSize {
		return 1<<32 - 1
	}
	return s[len(s)-1]
}
