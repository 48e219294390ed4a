package copies

import "slices"

const (
	probes         = 24 // smallest hashes of a sketch by which others are found
	allPairs       = 16 // articles with one hash that are all compared with each other
	minContainment = .6 // of the shorter text in the longer
	minResemblance = .2 // of both texts: a note quoted in a long report is no copy
	minShared      = 4  // hashes; fewer are chance
)

// Groups returns, for each sketch, the number of the first sketch of its group;
// one that is like no other is its own.
func Groups(sketches []Sketch) []int {
	g := groups{sketches: sketches, first: make([]int, len(sketches))}
	for i := range g.first {
		g.first[i] = i
	}
	g.compareAll()
	for i := range g.first {
		g.first[i] = g.find(i)
	}
	return g.first
}

// groups joins numbers into sets; first leads to the smallest number of a set.
type groups struct {
	sketches []Sketch
	first    []int
}

func (g *groups) find(i int) int {
	for g.first[i] != i {
		g.first[i] = g.first[g.first[i]]
		i = g.first[i]
	}
	return i
}

func (g *groups) join(i, j int) {
	i, j = g.find(i), g.find(j)
	g.first[max(i, j)] = min(i, j)
}

// probe is one hash of one sketch.
type probe struct {
	hash   uint32
	sketch int32
}

// compareAll compares sketches that share a probe. Where many do, each is
// compared with the first and the one before it: they are one wire story, or
// one sentence that everybody prints.
func (g *groups) compareAll() {
	all := make([]probe, 0, len(g.sketches)*probes)
	for i, s := range g.sketches {
		for _, h := range s[:min(probes, len(s))] {
			all = append(all, probe{h, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b probe) int {
		if a.hash != b.hash {
			return int(int64(a.hash) - int64(b.hash))
		}
		return int(a.sketch - b.sketch)
	})
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].hash == all[start].hash {
			end++
		}
		g.compareRun(all[start:end])
		start = end
	}
}

func (g *groups) compareRun(run []probe) {
	for i := range run {
		if len(run) > allPairs {
			g.compare(run[0].sketch, run[i].sketch)
			g.compare(run[max(0, i-1)].sketch, run[i].sketch)
			continue
		}
		for j := range run[:i] {
			g.compare(run[j].sketch, run[i].sketch)
		}
	}
}

func (g *groups) compare(i, j int32) {
	if g.find(int(i)) != g.find(int(j)) && Alike(g.sketches[i], g.sketches[j]) {
		g.join(int(i), int(j))
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
