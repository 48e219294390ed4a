package dates

import (
	"slices"
	"strings"

	"kiosque/article"
)

const (
	// headLines is how many lines above the body a date line may stand when no title was found.
	headLines = 20
	// headBytes is how far they may reach, whatever the lines.
	headBytes = 4000
	// underLines is how many lines under the title one may stand far from the body.
	underLines = 6
	// minHeadline is the shortest title, in bytes, that is looked for again above the body.
	minHeadline = 15
	// maxHeadlines bounds how often the title is looked for.
	maxHeadlines = 8
	// aboveLines is how many lines above the title one may stand.
	aboveLines = 3
	// tailBytes is how far, in bytes, a closing date may stand from the body's end.
	tailBytes = 300
	// openingBytes is how much of the body, in bytes, may hold a dateline or a date line.
	openingBytes = 200
)

// zone says where a date line stands, from the best place to the worst.
type zone int

const (
	zoneHead  zone = iota // between title and body, or opening the body
	zoneTail              // closing the body
	zoneAbove             // just above the title
	zoneFar               // anywhere else
)

// frame is where title and body stand in the text, in bytes.
type frame struct {
	titled             bool
	title              article.Span
	headlines          []article.Span // where the title heads the article
	bodyStart, bodyEnd int
}

func newFrame(a *article.Article) frame {
	f := frame{titled: a.Title.Origin != article.Derived && !a.Title.Empty(), title: a.Title.Span, bodyStart: -1}
	for _, p := range a.Passages {
		if p.Kind != article.KindBody {
			continue
		}
		if f.bodyStart < 0 && (!f.titled || p.Start >= f.title.End) {
			f.bodyStart = p.Start
		}
		f.bodyEnd = p.End
	}
	if f.bodyStart < 0 {
		f.bodyStart, f.bodyEnd = 0, len(a.Text)
	}
	f.repeats(a)
	return f
}

// repeats finds where the page says its title again above the body. A title in
// the head of a page stands above its menus and today's date; where it is said
// again it heads the article, so only those places count.
func (f *frame) repeats(a *article.Article) {
	if !f.titled {
		return
	}
	f.headlines = []article.Span{f.title}
	title := f.title.Of(a.Text)
	for _, cut := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.Index(title, cut); i >= minHeadline {
			title = title[:i]
		}
	}
	if len(title) < minHeadline {
		return
	}
	at, end := f.title.End, min(len(a.Text), f.bodyStart+openingBytes)
	var again []article.Span
	for at < end && len(again) < maxHeadlines {
		i := strings.Index(a.Text[at:end], title)
		if i < 0 {
			break
		}
		again = append(again, article.Span{Start: at + i, End: at + i + len(title)})
		at += i + len(title)
	}
	if len(again) > 0 {
		f.headlines = again
	}
}

// under tells whether at stands few lines under a headline; above, few lines above one.
func (p *page) under(at int) bool {
	return slices.ContainsFunc(p.frame.headlines, func(h article.Span) bool {
		return at >= h.End && p.linesBetween(h.End, at) <= underLines
	})
}

func (p *page) above(at int) bool {
	return slices.ContainsFunc(p.frame.headlines, func(h article.Span) bool {
		return at < h.Start && p.linesBetween(at, h.Start) <= aboveLines
	})
}

// zone places l.
func (p *page) zone(l line) zone {
	f, at := p.frame, l.Start
	opening := min(f.bodyStart+openingBytes, f.bodyEnd)
	nearBody := at < opening && p.linesBetween(at, f.bodyStart) <= headLines
	headed := !f.titled || slices.ContainsFunc(f.headlines, func(h article.Span) bool { return at >= h.End })
	switch {
	case f.titled && p.Title.Contains(l.Span) && l.rule == ruleDateLine:
		return zoneAbove // a line of a date that was taken for the title
	case f.titled && p.Title.Contains(l.Span):
		return zoneFar
	case headed && nearBody, at < opening && p.under(at):
		return zoneHead
	case at >= max(f.bodyStart, f.bodyEnd-tailBytes) && at < f.bodyEnd+tailBytes:
		return zoneTail
	case p.above(at):
		return zoneAbove
	}
	return zoneFar
}

// linesBetween counts lines that are not blank, up to one more than matter.
func (p *page) linesBetween(from, to int) int {
	n, blank := 0, true
	for i := from; i < to && n <= headLines; i++ {
		if i-from > headBytes {
			return headLines + 1
		}
		switch c := p.Text[i]; {
		case c == '\n' && !blank:
			n++
			blank = true
		case c != '\n' && c != ' ':
			blank = false
		}
	}
	return n
}

// ranks says which rules count in which zone, and their order there; 0 is none.
var ranks = map[zone]map[string]int{
	zoneHead:  {rulePublished: 1, ruleDateline: 1, ruleDateLine: 2, ruleByline: 2, ruleStamp: 2, ruleShortLine: 3, ruleUpdated: 4},
	zoneTail:  {rulePublished: 5, ruleStamp: 5, ruleUpdated: 8},
	zoneAbove: {rulePublished: 6, ruleDateLine: 6, ruleByline: 7, ruleShortLine: 7, ruleUpdated: 8},
	zoneFar:   {rulePublished: 9, ruleUpdated: 10},
}

// bestLine chooses the line that states the day of publication. Among lines of
// one rank the nearest to title or body wins. A rank far from both counts only
// when its dates agree on the year.
func (p *page) bestLine(lines []line) *line {
	var best *line
	rank, near, split := 0, 0, false
	for i := range lines {
		l := &lines[i]
		zone := p.zone(*l)
		r := ranks[zone][l.rule]
		if r == 0 {
			continue
		}
		distance := p.distance(l)
		if best != nil && r == rank && l.year != best.year {
			split = true
		}
		if best == nil || r < rank || r == rank && distance < near {
			split = split && best != nil && r == rank
			best, rank, near = l, r, distance
		}
	}
	if split && rank >= 8 {
		return nil
	}
	return best
}

// distance is how many lines part l from a headline or from the body.
func (p *page) distance(l *line) int {
	d := headLines + 2
	for _, h := range p.frame.headlines {
		if l.Start < h.Start {
			d = min(d, p.linesBetween(l.End, h.Start)+1)
		} else {
			d = min(d, p.linesBetween(h.End, l.Start))
		}
	}
	if l.End <= p.frame.bodyStart {
		d = min(d, p.linesBetween(l.End, p.frame.bodyStart))
	}
	return d
}
