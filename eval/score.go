// Package eval measures what Kiosque reads out of articles and how it ranks
// them, on labelled sets that nobody here wrote. A score is a figure with the
// set it was measured on and the number of cases; the accepted scores stand in
// accepted.tsv, and a fall below them is a failure.
package eval

// Score is one measured figure.
type Score struct {
	Name  string  // what was measured: "body kept, 4-gram F1"
	Set   string  // on what: "cleaning/en_pages"
	Value float64 // 0 to 1
	Cases int     // how many cases the figure rests on
}

// prf counts what was found and what should have been.
type prf struct{ right, found, wanted int }

func (c prf) scores(what, set string, cases int) []Score {
	return []Score{
		{what + ", precision", set, share(c.right, c.found), cases},
		{what + ", recall", set, share(c.right, c.wanted), cases},
		{what + ", F1", set, share(2*c.right, c.found+c.wanted), cases},
	}
}
