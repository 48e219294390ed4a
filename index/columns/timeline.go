package columns

import (
	"sync"

	"kiosque/index"
	"kiosque/query"
)

// units are those of a timeline.
var units = []query.Unit{query.ByDecade, query.ByYear, query.ByMonth}

// age is when the whole archive was published, by one unit. It is worked out when it is first asked for.
type age struct {
	axis   func() *axis
	totals [2]func() *line // by articles and by stories
}

func (c *Columns) newAge(unit query.Unit) age {
	of := age{axis: sync.OnceValue(func() *axis { return c.dates.newAxis(unit) })}
	for i, copies := range []query.Copies{query.All, query.Folded} {
		of.totals[i] = sync.OnceValue(func() *line { return c.lineOfAll(copies, of.axis()) })
	}
	return of
}

// lineOfAll counts all articles.
func (c *Columns) lineOfAll(copies query.Copies, a *axis) *line {
	k := c.NewCounter(query.Query{Copies: copies}).OnlyDates()
	defer k.Release()
	k.blocks(c.everything, k.count)
	all := k.line(a)
	for _, n := range all.counts {
		all.filled += min(n, 1)
	}
	return all
}

// line is how many hits there are in each period of an axis.
type line struct {
	counts, vague []int
	undated       int
	filled        int // periods in which there are any; of all articles alone

	stamps []int // the story that a period was last counted for
	story  int
}

// line counts the hits of k, each story once a period.
func (k *Counter) line(a *axis) *line {
	periods := len(a.first)
	l := &line{counts: make([]int, periods+1), vague: make([]int, periods+1)}
	dates := &k.tallies[datesColumn]
	dates.settle()
	dates.each(func(n, count uint32) { l.add(a.spans[n], int(count)) })
	l.undated = int(dates.counts[dates.values])
	l.sum()
	for _, story := range k.copies.stories {
		hits, _ := k.copies.members(story)
		l.addStory(a, k.columns.dates.codes, hits)
	}
	l.stamps = nil
	return l
}

// add adds hits where their span begins, and takes them away where it ends; sum spreads them.
func (l *line) add(s span, hits int) {
	if s.from == s.to {
		return
	}
	l.counts[s.from] += hits
	l.counts[s.to] -= hits
	if s.isVague() {
		l.vague[s.from] += hits
		l.vague[s.to] -= hits
	}
}

func (l *line) sum() {
	for n := 1; n < len(l.counts); n++ {
		l.counts[n] += l.counts[n-1]
		l.vague[n] += l.vague[n-1]
	}
}

// addStory adds the hits that tell one story. It is vague where none of them is surely.
func (l *line) addStory(a *axis, of codes, hits []uint32) {
	if l.stamps == nil {
		l.stamps = make([]int, len(l.counts))
	}
	l.story++
	undated := 0
	for _, vague := range []bool{false, true} {
		for _, doc := range hits {
			n := at(of, doc)
			if int(n) == len(a.spans)-1 {
				undated = 1
			} else if s := a.spans[n]; s.isVague() == vague {
				l.addOnce(s, vague, 1)
			}
		}
	}
	l.undated += undated
}

// addOnce counts so often in the periods of s in which the story was not counted yet.
func (l *line) addOnce(s span, vague bool, times int) {
	for n := s.from; n < s.to; n++ {
		if l.stamps[n] == l.story {
			continue
		}
		l.stamps[n] = l.story
		l.counts[n] += times
		if vague {
			l.vague[n] += times
		}
	}
}

// OnlyDates makes k count nothing but when the hits were published. It returns k, and is
// called before the first Take.
func (k *Counter) OnlyDates() *Counter {
	k.counting = everyColumn[datesColumn:]
	return k.Strict()
}

// Timeline returns when the hits were published, once a Counter of OnlyDates has taken all documents.
func (k *Counter) Timeline(unit query.Unit) index.Timeline {
	found := index.Timeline{Unit: unit}
	of, known := k.columns.ages[unit]
	if !known {
		return found
	}
	axis, all := of.axis(), of.totals[0]()
	if k.fold {
		all = of.totals[1]()
	}
	hits := all
	if k.kept == nil {
		hits = k.line(axis)
	}
	found.Undated = index.Counted{Count: hits.undated, All: all.undated}
	found.Periods = hits.periods(axis, all)
	return found
}

// periods returns those in which there is anything in all.
func (l *line) periods(a *axis, all *line) []index.Period {
	periods := make([]index.Period, 0, all.filled)
	for n, p := range a.periods {
		if all.counts[n] > 0 {
			p.Counted, p.Vague = index.Counted{Count: l.counts[n], All: all.counts[n]}, l.vague[n]
			periods = append(periods, p)
		}
	}
	return periods
}
