package dates

// pins: weekday, day and month fit one of the years that the text names, or the
// year after the last one, and no other.
func (p *page) pins(said []mention) []claim {
	named := map[int]int{}
	top := 0
	for _, d := range said {
		if d.year >= minBareYear && !p.looksForward(d) {
			named[d.year]++
			top = max(top, d.year)
		}
	}
	if top == 0 {
		return nil
	}
	var pinned []datedBy
	for _, d := range said {
		if d.year > 0 || d.weekday == 0 || d.day == 0 {
			continue
		}
		for y := top - pinYears; y <= top+1; y++ {
			if (named[y] > 0 || y == top+1) && weekdayOf(y, d.month, d.day) == d.weekday {
				q := d
				q.year = y
				pinned = append(pinned, datedBy{q, newYMD(y, d.month, d.day), rulePinned})
			}
		}
	}
	return p.weighPins(pinned, said, named)
}

// pinYears is how far back from the last year named a pin looks: within
// five years no date has the same weekday twice, but for leap years.
const pinYears = 4

func (p *page) weighPins(pinned []datedBy, said []mention, named map[int]int) []claim {
	if len(pinned) == 0 {
		return nil
	}
	year, days := pinned[0].year, map[int]bool{}
	for _, d := range pinned {
		if d.year != year {
			return nil
		}
		days[d.month*100+d.day] = true
	}
	for _, d := range said {
		if d.year == 0 && d.weekday > 0 && d.day > 0 && !fitsYear(d, year, pinned[0].month) {
			return nil
		}
	}
	if weight := named[year] + named[year-1] + named[year+1] + len(days) - 1; weight < 2 || late(pinned[0].mention) {
		return nil
	}
	return []claim{{year, rulePinned, 0, pinned[:1]}}
}

// fitsYear tells whether d falls in the year, or half a year off in one beside it.
func fitsYear(d mention, year, month int) bool {
	switch {
	case d.month-month > 6:
		year--
	case month-d.month > 6:
		year++
	}
	return weekdayOf(year, d.month, d.day) == d.weekday
}

// crawled: with a day by which all was published, what is past in its year
// leaves no other year; and a weekday with day and month is the last such day
// before it, where the text proves that it is at most pinYears older.
func (p *page) crawled(said []mention, b bounds, crawled ymd) []claim {
	past := b.latest()
	switch {
	case past == nil || past.year > crawled.year() || past.year < crawled.year()-pinYears:
		return nil
	case past.year == crawled.year():
		return []claim{{past.year, ruleCrawled, 0, []datedBy{*past}}}
	}
	for _, d := range said {
		if d.year > 0 || d.weekday == 0 || d.day == 0 || late(d) {
			continue
		}
		if d.year = lastYear(d, past.year, crawled); d.year > 0 {
			return []claim{{d.year, ruleCrawled, 0, []datedBy{{d, d.code(), ruleCrawled}}}}
		}
	}
	return nil
}

// lastYear returns the last year from first on in which d is that weekday and not after end, or 0.
func lastYear(d mention, first int, end ymd) int {
	for y := end.year(); y >= first; y-- {
		if weekdayOf(y, d.month, d.day) == d.weekday && newYMD(y, d.month, d.day) <= end.last() {
			return y
		}
	}
	return 0
}
