package clean

import (
	_ "embed"
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/corpus/read"
)

//go:embed data/markup.tsv
var markupData string

// markupReasons maps the hints that decide a line to the reason.
var markupReasons = sync.OnceValue(func() map[string]string {
	reasons := map[string]string{}
	for row := range rowSet(markupData) {
		element, reason, _ := strings.Cut(row, "\t")
		reasons[element] = reason
	}
	return reasons
})

// markup decides the lines that the page's markup says the kind of. Both lines and
// hints are in order of their start; hints may nest, and no line is decided twice.
func markup(lines []line, hints []read.Hint) {
	reasons := markupReasons()
	done := 0
	for _, h := range hints {
		reason, decides := reasons[h.Element]
		if !decides {
			continue
		}
		i := max(done, firstLine(lines, h.Start))
		for ; i < len(lines) && lines[i].End <= h.End; i++ {
			lines[i].drop(reason, true)
			if reason == ReasonCaption {
				lines[i].kind = article.KindCaption
			}
		}
		done = max(done, i)
	}
}

// anchors are the elements that hold the article, the surest first.
var anchors = []string{"itemprop:articleBody", "article", "main"}

// outsideArticle drops the lines before and after the element that holds the
// article, where one does that has enough of the page's sentences.
func outsideArticle(lines []line, hints []read.Hint) {
	if len(hints) == 0 {
		return
	}
	before := proseBefores(lines)
	for _, name := range anchors {
		from, to := widest(lines, hints, name, before)
		if before[to]-before[from] < max(proseBefore, before[len(lines)]/2) {
			continue
		}
		for i := range lines {
			if l := &lines[i]; l.undecided() && (i < from || i >= to) {
				l.drop(ReasonBeside, false)
			}
		}
		return
	}
}

// widest returns the lines of the element of this name that has most words in sentences.
func widest(lines []line, hints []read.Hint, name string, before []int) (from, to int) {
	for _, h := range hints {
		if h.Element != name {
			continue
		}
		i, j := firstLine(lines, h.Start), firstLine(lines, h.End)
		if before[j]-before[i] > before[to]-before[from] {
			from, to = i, j
		}
	}
	return from, to
}

// proseBefores returns the words in sentences before every line, and of all at the end.
func proseBefores(lines []line) []int {
	before := make([]int, len(lines)+1)
	for i := range lines {
		before[i+1] = before[i]
		if l := &lines[i]; l.undecided() && l.prose() {
			before[i+1] += l.words
		}
	}
	return before
}

// firstLine returns the first line that begins at or after start.
func firstLine(lines []line, start int) int {
	low, high := 0, len(lines)
	for low < high {
		if mid := (low + high) / 2; lines[mid].Start < start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
