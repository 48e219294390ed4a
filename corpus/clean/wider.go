package clean

import (
	"strings"

	"kiosque/article"
)

// wider takes to the run of lines that is the article what belongs to it at its ends: the words
// said right after it, and the sentences that only furniture parts from it.
func wider(lines []line, title, from, to int) (int, int) {
	if from >= to {
		return from, to
	}
	for next := after(lines, to); next > to; next = after(lines, to) {
		to = next
	}
	for next := before(lines, title, from); next < from; next = before(lines, title, from) {
		from = next
	}
	return from, to
}

// after returns the end of the run with the next line that belongs to it, to when none does.
func after(lines []line, to int) int {
	i := to
	for i < len(lines) && i-to < breakMost && lines[i].breaks() {
		i++
	}
	if i < len(lines) && lines[i].undecided() && (lines[i].saysIt() || i == to && (lines[i].row || lines[i].sentence && lines[i].stopped())) {
		return i + 1
	}
	return to
}

// before returns the start of the run with the line before it that belongs to it, from when none does.
func before(lines []line, title, from int) int {
	i := from - 1
	for i > title && from-1-i < breakMost && lines[i].breaks() {
		i--
	}
	if i > title && lines[i].undecided() && lines[i].saysIt() {
		return i
	}
	return from
}

// goesOnBelow marks the lines that say the article goes on below them, and the advertising beside them.
func goesOnBelow(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.reason != ReasonAdvertising || !strings.Contains(l.folded, "continue") && !strings.HasPrefix(l.folded, "la suite ") {
			continue
		}
		for j := max(0, i-1); j <= min(i+1, len(lines)-1); j++ {
			lines[j].broken = lines[j].broken || lines[j].reason == ReasonAdvertising
		}
	}
}

// saysIt tells whether the line is a sentence that a reader takes for the article's wherever it stands.
func (l *line) saysIt() bool { return l.prose() && l.sentence }

// breakReasons are those of furniture that stands within articles.
var breakReasons = map[string]bool{
	ReasonAdvertising: true, ReasonShare: true, ReasonMarkup: true, ReasonPlayer: true, ReasonPicture: true,
	ReasonRelated: true,
}

// breaks tells whether the line is furniture that an article is broken off for and goes on after.
func (l *line) breaks() bool {
	return l.kind == article.KindRemoved && breakReasons[l.reason] && (l.reach == thisLine || l.reach == noReach)
}
