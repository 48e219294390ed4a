package query

import (
	"strings"
	"time"
)

// oldest is the first year of a date: newspapers are younger, and every year has four digits.
const oldest = 1000

// layouts are the forms of a date, by their length in bytes.
var layouts = map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}

// A span is a year, a month or a day.
type span struct {
	first, next time.Time // its first day, and the day after its last
}

func spanOf(text string) (span, bool) {
	first, err := time.Parse(layouts[len(text)], text)
	if err != nil || first.Year() < oldest || layouts[len(text)] == "" {
		return span{}, false
	}
	next := map[int]time.Time{4: first.AddDate(1, 0, 0), 7: first.AddDate(0, 1, 0), 10: first.AddDate(0, 0, 1)}
	return span{first, next[len(text)]}, true
}

func (s span) last() time.Time { return s.next.AddDate(0, 0, -1) }

func asDay(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// cutRange cuts a range of dates in two, "2015..2019" or "2015…2019", or at the
// separators given. It is no range unless both sides look like dates.
func cutRange(text string, separators ...string) (from, to string, ok bool) {
	for _, separator := range append(separators, "...", "…") {
		from, to, ok = strings.Cut(text, separator)
		if ok && looksLikeDate(from) && looksLikeDate(to) {
			return from, to, true
		}
	}
	return "", "", false
}

// looksLikeDate tells whether text is four digits, and perhaps more digits and hyphens.
func looksLikeDate(text string) bool {
	_, year := asFourDigits(text[:min(4, len(text))])
	return year && strings.Trim(text[4:], "0123456789-") == "" && len(text) <= len(time.DateOnly)
}

// between reads the range of two dates, both within it; nil when it has no days.
func between(from, to string) Node {
	first, one := spanOf(from)
	last, two := spanOf(to)
	if !one || !two || last.last().Before(first.first) {
		return nil
	}
	return Dated{asDay(first.first), asDay(last.last())}
}

// published reads year:2017, year:2017-03, year:2015..2019 and year:undated.
func published(text string) Node {
	if undatedNames[fold(text)] {
		return Has{Year, Undated}
	}
	if from, to, ok := cutRange(text, "..", "–"); ok {
		return between(from, to)
	}
	if from, to, ok := strings.Cut(text, "-"); ok && len(from) == 4 && len(to) == 4 {
		return between(from, to)
	}
	return between(text, text)
}

var undatedNames = map[string]bool{Undated: true, "sansdate": true, "sans date": true}

// before reads before:2017: up to the day before its first.
func before(text string) Node {
	if s, ok := spanOf(text); ok {
		return Dated{To: asDay(s.first.AddDate(0, 0, -1))}
	}
	return nil
}

// after reads after:2017: from the day after its last.
func after(text string) Node {
	if s, ok := spanOf(text); ok && s.next.Year() <= 9999 {
		return Dated{From: asDay(s.next)}
	}
	return nil
}

// String writes the years, months or days that d spans.
func (d Dated) String() string {
	from, to := d.From.time(), d.To.time()
	switch {
	case d.From == "" && d.To == "":
		return ""
	case d.From == "":
		return "before:" + startingOn(to.AddDate(0, 0, 1))
	case d.To == "":
		return "after:" + endingOn(from.AddDate(0, 0, -1))
	}
	for _, length := range []int{4, 7, 10} {
		name := string(d.From[:length])
		if between(name, name) == Node(d) {
			return map[int]string{4: "year:", 7: "date:", 10: "date:"}[length] + name
		}
	}
	return startingOn(from) + ".." + endingOn(to)
}

func (d Day) time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d)) // a Day is a day
	return t
}

// startingOn names the longest year, month or day that begins on t.
func startingOn(t time.Time) string {
	switch {
	case t.YearDay() == 1:
		return t.Format("2006")
	case t.Day() == 1:
		return t.Format("2006-01")
	}
	return t.Format(time.DateOnly)
}

// endingOn names the longest year, month or day that t is the last day of.
func endingOn(t time.Time) string {
	return t.Format(layouts[len(startingOn(t.AddDate(0, 0, 1)))])
}
