package differences

import "znkr.io/diff"

// farthest bounds how far a run slides, in tokens: a long paragraph.
const farthest = 500

// slide moves runs that stand in one text alone, and could as well stand a little later or earlier, to where they end with
// a paragraph: of "b. ¶ C. ¶" a reader says that "C. ¶" has come after "b. ¶", and not ". ¶ C" within "b. ¶".
func slide(edits []diff.Edit[string]) {
	for start := 0; start < len(edits); {
		end := start + 1
		for end < len(edits) && edits[end].Op == edits[start].Op {
			end++
		}
		if edits[start].Op != diff.Match && !endsParagraph(edits[end-1]) {
			end = slideRun(edits, start, end)
		}
		start = end
	}
}

// slideRun slides the run [start, end) of edits, and returns where it ends then.
func slideRun(edits []diff.Edit[string], start, end int) int {
	for n := 1; n <= farthest && end+n <= len(edits) && isMatchOf(edits[end+n-1], edits[start+n-1]); n++ {
		if endsParagraph(edits[end+n-1]) {
			rotate(edits[start:end+n], end-start)
			return end + n
		}
	}
	for n := 1; n <= farthest && n <= start && n < end && isMatchOf(edits[start-n], edits[end-n]); n++ {
		if endsParagraph(edits[end-n-1]) {
			rotate(edits[start-n:end], n)
			return end
		}
	}
	return end
}

// isMatchOf tells whether m is in both texts, and says what e says, which is of one text: no run slides farther than it is long.
func isMatchOf(m, e diff.Edit[string]) bool {
	return m.Op == diff.Match && e.Op != diff.Match && m.X == token(e)
}

// rotate puts the edits before middle behind those from it on: the same tokens of each text, in the order of that text.
func rotate(edits []diff.Edit[string], middle int) {
	var ops []diff.Op
	var x, y []diff.Edit[string]
	for i, e := range edits {
		ops = append(ops, edits[(i+middle)%len(edits)].Op)
		if e.Op != diff.Insert {
			x = append(x, e)
		}
		if e.Op != diff.Delete {
			y = append(y, e)
		}
	}
	for i, op := range ops {
		e := diff.Edit[string]{Op: op, PosX: -1, PosY: -1}
		if op != diff.Insert {
			e.PosX, e.X, x = x[0].PosX, x[0].X, x[1:]
		}
		if op != diff.Delete {
			e.PosY, e.Y, y = y[0].PosY, y[0].Y, y[1:]
		}
		edits[i] = e
	}
}

func endsParagraph(e diff.Edit[string]) bool { return token(e) == paragraphEnd }

func token(e diff.Edit[string]) string {
	if e.Op == diff.Insert {
		return e.Y
	}
	return e.X
}
