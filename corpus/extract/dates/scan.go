package dates

import "kiosque/article"

// The years that a date in running text may name, and that a number standing
// alone may be.
const (
	minYear, maxYear         = 1000, 2100
	minBareYear, maxBareYear = 1900, 2100
	// maxListDays bounds the days of a list ("7, 8 and 9 September").
	maxListDays = 8
)

// mention is one date in running text. What is not stated is 0.
type mention struct {
	article.Span
	first, last   int // tokens
	year, month   int
	day, lastDay  int // lastDay differs from day for lists and ranges
	weekday       int // 1 is Monday
	from, to      int // months, where a part of a year is named: "fin 2017" is 7 to 12
	ambiguous     bool
	numeric, bare bool // written in digits only; a year alone
}

// stated tells how precise d is: 3 day, 2 month, 1 year, 0 without a year.
func (d mention) stated() int {
	switch {
	case d.year == 0:
		return 0
	case d.month == 0:
		return 1
	case d.day == 0:
		return 2
	}
	return 3
}

// code is the date, as precise as it is stated; of a list or range its first day.
func (d mention) code() ymd { return newYMD(d.year, d.month, d.day) }

// scanner finds the dates in tokens, in one pass: at each token it looks a
// bounded number of tokens ahead.
type scanner struct {
	tokens []token
	text   string
	found  []mention
}

func scan(text string, tokens []token) []mention {
	s := scanner{tokens: tokens, text: text, found: make([]mention, 0, 16)}
	for i := 0; i < len(tokens); {
		d, next := s.at(i)
		if next > i {
			d.first, d.last = i, next-1
			d.Span = article.Span{Start: tokens[i].Start, End: tokens[next-1].End}
			s.found = append(s.found, d)
			i = next
			continue
		}
		i++
	}
	s.inheritYears()
	return s.found
}

// at reads the date that starts at token i; next is i when there is none.
func (s *scanner) at(i int) (d mention, next int) {
	t := s.token(i)
	switch {
	case t.kind == kindNumber:
		return s.atNumber(i)
	case t.roles&roleAnyWeekday != 0:
		return s.atWeekday(i)
	case t.roles&roleAnyMonth != 0:
		return s.atMonth(i)
	}
	return d, i
}

func (s *scanner) token(i int) *token {
	if i < 0 || i >= len(s.tokens) {
		return edge
	}
	return &s.tokens[i]
}

// edge stands before the first token and after the last; nobody writes to it.
var edge = &token{lines: 2, gap: true}

func (s *scanner) atNumber(i int) (mention, int) {
	if d, next := s.numeric(i); next > i {
		return d, next
	}
	if d, next := s.dayMonth(i); next > i {
		return d, next
	}
	return s.bareYear(i)
}

// atWeekday reads "mardi 20 janvier", "Friday, March 3, 2017", "Tuesday".
func (s *scanner) atWeekday(i int) (mention, int) {
	t, j := s.token(i), i+1
	for s.token(j).kind == kindSign && (s.token(j).sign == ',' || s.token(j).sign == '.' || s.token(j).sign == '(') {
		j++
	}
	if s.isWord(j, "the") || s.isWord(j, "le") {
		j++
	}
	if n := s.token(j); n.lines < 2 {
		d, next := s.dated(j)
		if next > j && d.day > 0 {
			d.weekday = int(t.weekday)
			return d, next
		}
	}
	if t.roles&roleWeekday == 0 {
		return mention{}, i
	}
	return mention{weekday: int(t.weekday)}, i + 1
}

func (s *scanner) dated(j int) (mention, int) {
	switch t := s.token(j); {
	case t.kind == kindNumber:
		if d, next := s.numeric(j); next > j {
			return d, next
		}
		return s.dayMonth(j)
	case t.roles&roleAnyMonth != 0:
		return s.monthDay(j)
	}
	return mention{}, j
}

// dayMonth reads "1er mars 2017", "7, 8 et 9 septembre", "3-5 May 2019".
func (s *scanner) dayMonth(i int) (mention, int) {
	if !s.free(i) {
		return mention{}, i
	}
	day, last, j := s.days(i, false)
	if j == i {
		return mention{}, i
	}
	j = s.beforeMonth(j)
	m := s.token(j)
	if m.month == 0 || m.lines > 1 {
		return mention{}, i
	}
	j = s.dot(j)
	d := mention{day: day, lastDay: last, month: int(m.month)}
	end := j
	if d.year, j = s.yearAfter(j, m.lang == english); s.quantified(d, j) {
		d.year, j = 0, end
	}
	if !exists(d) {
		return mention{}, i
	}
	return d, j
}

// beforeMonth passes over what may stand between a day and its month: "3 de mai",
// "3-May", "3, May", "31. October 2023".
func (s *scanner) beforeMonth(j int) int {
	t := s.token(j)
	switch {
	case t.roles&roleLink != 0, t.sign == '-':
		return j + 1
	case t.sign == ',' && t.lang == english && s.token(j-1).kind == kindNumber:
		return j + 1
	case t.sign == '.' && s.token(j+1).gap && s.token(j+1).month > 0 && (s.yearLike(j+2) || s.token(j+2).sign == ',' && s.yearLike(j+3)):
		return j + 1
	}
	return j
}

// monthDay reads "September 7, 8 and 9", "March 12, 2017", "Sept. 9".
func (s *scanner) monthDay(i int) (mention, int) {
	m := s.token(i)
	j := s.dot(i)
	if s.isWord(j, "the") {
		j++
	}
	if s.token(j).kind != kindNumber || s.token(j).lines > 1 {
		return mention{}, i
	}
	day, last, j := s.days(j, true)
	if day == 0 {
		return mention{}, i
	}
	d := mention{day: day, lastDay: last, month: int(m.month)}
	end := j
	d.year, j = s.yearAfter(j, true)
	french := m.lang == french && s.french(i)
	if french && d.year == 0 || s.quantified(d, j) || !exists(d) {
		return mention{}, i
	}
	if d.year == 0 && (s.number(end) || s.token(end).roles&roleUnit != 0) {
		return mention{}, i
	}
	return d, j
}

// french tells whether the name of the month at i is written as in French.
func (s *scanner) french(i int) bool {
	e := loadLexicon().exact
	var buffer [maxWordBytes]byte
	names := e[string(lowerTo(buffer[:0], s.tokens[i].Of(s.text)))]
	return names != nil && names[french].month != 0
}

// atMonth reads a month that no day precedes: with days, with a year, alone.
func (s *scanner) atMonth(i int) (mention, int) {
	if d, next := s.monthDay(i); next > i {
		return d, next
	}
	m, j := s.token(i), s.dot(i)
	if s.token(j).roles&roleLink != 0 && s.yearLike(j+1) {
		j++
	}
	if year, next := s.yearAfter(j, true); year > 0 && s.capital(i) && !s.quantity(j) {
		return mention{month: int(m.month), year: year}, next
	}
	before := s.token(i - 1)
	alone := m.roles&roleMonth != 0 && s.capital(i) ||
		m.roles&roleMonthRisky != 0 && s.capital(i) && before.roles&roleYearBefore != 0
	if !alone || s.number(j) && !s.token(j).gap {
		return mention{}, i
	}
	return mention{month: int(m.month)}, i + 1
}

// capital tells whether the month at i is written as its language writes it:
// English names have a capital, French ones need none.
func (s *scanner) capital(i int) bool {
	return s.tokens[i].upper || s.tokens[i].lang == french
}

// inheritYears gives the first date of "28 avril au 3 mai 2019" the year of the second.
func (s *scanner) inheritYears() {
	for n := len(s.found) - 2; n >= 0; n-- {
		d, after := &s.found[n], s.found[n+1]
		if d.year > 0 || d.day == 0 || after.stated() < 3 || after.month < d.month {
			continue
		}
		if j := d.last + 1; j+1 == after.first && s.joins(j) || s.joins(j) && s.isWord(j+1, "le") && j+2 == after.first {
			d.year = after.year
		}
	}
}
