package clean

import "kiosque/article"

// The worth of a line for the run of lines that is the article.
const (
	proseCap         = 60   // words of one line that count
	shortCost        = 3.0  // a line that is no sentence and may be a heading
	wordCost         = 0.3  // and each of its words: titles of other articles are longer than headings
	gapMost          = 12.0 // what such lines in a row cost together at most
	enoughAnywhere   = 0.7  // share of the best run's worth with which an earlier run is the article
	enoughUnderTitle = 0.35 // and under a title
	furnitureCost    = 9.0  // a line that is furniture for sure
	breakCost        = 3.0  // one that says the article goes on below it, and those beside it
	creditCost       = 8.0  // a byline or a date, which stand beside the article
	breakMost        = 6    // lines of furniture over which the article goes on with one sentence
	proseBefore      = 40   // words of prose before which nothing is the end
	resumeLines      = 2    // lines of sentences in a row after which a list of links is over
	longTeaser       = 80   // a line of as many words is no teaser
	resumeWords      = 45   // and the words they have together
	chromeLines      = 8    // lines of furniture that make a text a page
	chromeShare      = 0.25 // or this share of its lines
)

// zones decides the lines that stand outside the article: lists of links, what
// follows the end, and on pages what lies beside the run of paragraphs.
func zones(lines []line, title int, onPage bool) {
	end := cutLists(lines, onPage)
	if !onPage {
		return
	}
	from, to := articleRun(lines[:end], title)
	from, to = wider(lines[:end], title, from, to)
	for i := range lines {
		if l := &lines[i]; l.undecided() && (i < from || i >= to) {
			l.drop(ReasonBeside, false)
		}
	}
}

// articleRun returns the lines of the article. After a title that stands alone in the page
// the first run is likely to be it; a title in the first line may be the page's own.
func articleRun(lines []line, title int) (from, to int) {
	if title <= 0 || title >= len(lines) {
		return block(lines, enoughAnywhere)
	}
	from, to = block(lines[title+1:], enoughUnderTitle)
	return from + title + 1, to + title + 1
}

// cutLists drops what headings reach over and returns where the article must end.
func cutLists(lines []line, onPage bool) int {
	after := paragraphWords(lines)
	prose, over := 0, 0 // words of sentences so far; where the last list is over
	for i := range lines {
		l := &lines[i]
		switch {
		case l.reach.ends() && prose >= proseBefore && (l.reach == allRest || prose*3 >= after[i]):
			dropAll(lines[i:], l.reason)
			return i
		case l.reach == aList && l.sure:
			if over <= i {
				over = listEnd(lines, i+1, onPage)
			}
			if prose < proseBefore {
				continue
			}
			dropAll(lines[i:over], l.reason)
			if over == len(lines) {
				return i
			}
		case l.undecided() && l.prose():
			prose += l.words
		}
	}
	return len(lines)
}

func (r reach) ends() bool { return r == theRest || r == allRest }

// paragraphWords returns for every line the words of the paragraphs after it.
func paragraphWords(lines []line) []int {
	after := make([]int, len(lines))
	sum := 0
	for i := len(lines) - 1; i >= 0; i-- {
		after[i] = sum
		if lines[i].undecided() && lines[i].paragraph() {
			sum += lines[i].words
		}
	}
	return after
}

func dropAll(lines []line, reason string) {
	for i := range lines {
		if lines[i].undecided() {
			lines[i].drop(reason, false)
			lines[i].inlist = true
		}
	}
}

// listEnd returns where a list of links is over. On a page teasers have sentences too,
// and only a run of paragraphs is the article again; elsewhere the first paragraph is.
func listEnd(lines []line, from int, onPage bool) int {
	run, words := 0, 0
	for i := from; i < len(lines); i++ {
		l := &lines[i]
		if !l.undecided() || !l.prose() && !l.lower {
			run, words = 0, 0
			continue
		}
		run++
		words += l.words
		if run >= resumeLines && words >= resumeWords || l.words >= longTeaser || !onPage && (l.paragraph() || l.lower) {
			return i - run + 1
		}
	}
	return len(lines)
}

// page tells whether a text carries so much furniture that it is a page as it
// was taken from the web, and not an article already cut out.
func page(lines []line) bool {
	n := 0
	for _, l := range lines {
		if l.kind == article.KindRemoved && l.sure {
			n++
		}
	}
	return n >= chromeLines || n >= 3 && float64(n) >= chromeShare*float64(len(lines))
}

// block returns the run of lines that is the article: the one worth most, or an
// earlier one that is worth enough beside it. Lines that are no sentences
// cost no more than gapMost between two that are, unless furniture stands among them.
func block(lines []line, enough float64) (from, to int) {
	var runs []run
	r, gap := run{}, 0.0
	for i := range lines {
		w := lines[i].worth()
		switch {
		case w > 0:
			gap = 0
		case lines[i].undecided():
			w = max(w, -gapMost-gap)
			gap += w
		}
		if r.sum += w; r.sum > r.best {
			r.best, r.to = r.sum, i+1
		}
		if r.sum <= 0 {
			runs = append(runs, r)
			r, gap = run{from: i + 1}, 0
		}
	}
	return firstWorth(append(runs, r), enough)
}

// run is a run of lines and its worth.
type run struct {
	from, to  int
	sum, best float64
}

// firstWorth returns the first run that is worth enough beside the best.
func firstWorth(runs []run, enough float64) (from, to int) {
	best := 0.0
	for _, r := range runs {
		best = max(best, r.best)
	}
	for _, r := range runs {
		if r.best > 0 && r.best >= enough*best {
			return r.from, r.to
		}
	}
	return 0, 0
}

func (l *line) worth() float64 {
	switch {
	case l.kind == article.KindCredit, l.kind == article.KindCaption:
		return -creditCost
	case l.reason == ReasonCounter:
		return -shortCost // a number may be of a table
	case l.kind == article.KindTitle:
		return 0
	case l.broken:
		return -breakCost
	case !l.undecided():
		return -furnitureCost
	case l.prose():
		return float64(min(l.words, proseCap))
	case l.lower || l.bullet || l.row || l.sentence && l.stopped():
		return 0
	default:
		return -shortCost - wordCost*float64(min(l.words, 12))
	}
}
