package extract

import "kiosque/article"

// The years that a date in running text may name, and that a number standing
// alone may be.
const (
	dateFirstYear, dateLastYear         = 1000, 2100
	dateFirstBareYear, dateLastBareYear = 1900, 2100
	// dateListDays bounds the days of a list ("7, 8 and 9 September").
	dateListDays = 8
)

// dateMention is one date in running text. What is not stated is 0.
type dateMention struct {
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
func (d dateMention) stated() int {
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
func (d dateMention) code() dateCode { return newDateCode(d.year, d.month, d.day) }

// dateScanner finds the dates in tokens, in one pass: at each token it looks a
// bounded number of tokens ahead.
type dateScanner struct {
	tokens []dateToken
	text   string
	found  []dateMention
}

func scanDates(text string, tokens []dateToken) []dateMention {
	s := dateScanner{tokens: tokens, text: text, found: make([]dateMention, 0, 16)}
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
func (s *dateScanner) at(i int) (d dateMention, next int) {
	t := s.token(i)
	switch {
	case t.kind == dateNumber:
		return s.atNumber(i)
	case t.roles&roleAnyWeekday != 0:
		return s.atWeekday(i)
	case t.roles&roleAnyMonth != 0:
		return s.atMonth(i)
	}
	return d, i
}

func (s *dateScanner) token(i int) *dateToken {
	if i < 0 || i >= len(s.tokens) {
		return dateEdge
	}
	return &s.tokens[i]
}

// dateEdge stands before the first token and after the last; nobody writes to it.
var dateEdge = &dateToken{lines: 2, gap: true}

func (s *dateScanner) atNumber(i int) (dateMention, int) {
	if d, next := s.numeric(i); next > i {
		return d, next
	}
	if d, next := s.dayMonth(i); next > i {
		return d, next
	}
	return s.bareYear(i)
}

// atWeekday reads "mardi 20 janvier", "Friday, March 3, 2017", "Tuesday".
func (s *dateScanner) atWeekday(i int) (dateMention, int) {
	t, j := s.token(i), i+1
	for s.token(j).kind == dateSign && (s.token(j).sign == ',' || s.token(j).sign == '.' || s.token(j).sign == '(') {
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
		return dateMention{}, i
	}
	return dateMention{weekday: int(t.weekday)}, i + 1
}

func (s *dateScanner) dated(j int) (dateMention, int) {
	switch t := s.token(j); {
	case t.kind == dateNumber:
		if d, next := s.numeric(j); next > j {
			return d, next
		}
		return s.dayMonth(j)
	case t.roles&roleAnyMonth != 0:
		return s.monthDay(j)
	}
	return dateMention{}, j
}

// dayMonth reads "1er mars 2017", "7, 8 et 9 septembre", "3-5 May 2019".
func (s *dateScanner) dayMonth(i int) (dateMention, int) {
	if !s.free(i) {
		return dateMention{}, i
	}
	day, last, j := s.days(i, false)
	if j == i {
		return dateMention{}, i
	}
	j = s.beforeMonth(j)
	m := s.token(j)
	if m.month == 0 || m.lines > 1 {
		return dateMention{}, i
	}
	j = s.dot(j)
	d := dateMention{day: day, lastDay: last, month: int(m.month)}
	end := j
	if d.year, j = s.yearAfter(j, m.lang == dateEnglish); s.quantified(d, j) {
		d.year, j = 0, end
	}
	if !dateExists(d) {
		return dateMention{}, i
	}
	return d, j
}

// beforeMonth passes over what may stand between a day and its month: "3 de mai",
// "3-May", "3, May", "31. October 2023".
func (s *dateScanner) beforeMonth(j int) int {
	t := s.token(j)
	switch {
	case t.roles&roleLink != 0, t.sign == '-':
		return j + 1
	case t.sign == ',' && t.lang == dateEnglish && s.token(j-1).kind == dateNumber:
		return j + 1
	case t.sign == '.' && s.token(j+1).gap && s.token(j+1).month > 0 && (s.yearLike(j+2) || s.token(j+2).sign == ',' && s.yearLike(j+3)):
		return j + 1
	}
	return j
}

// monthDay reads "September 7, 8 and 9", "March 12, 2017", "Sept. 9".
func (s *dateScanner) monthDay(i int) (dateMention, int) {
	m := s.token(i)
	j := s.dot(i)
	if s.isWord(j, "the") {
		j++
	}
	if s.token(j).kind != dateNumber || s.token(j).lines > 1 {
		return dateMention{}, i
	}
	day, last, j := s.days(j, true)
	if day == 0 {
		return dateMention{}, i
	}
	d := dateMention{day: day, lastDay: last, month: int(m.month)}
	end := j
	d.year, j = s.yearAfter(j, true)
	french := m.lang == dateFrench && s.french(i)
	if french && d.year == 0 || s.quantified(d, j) || !dateExists(d) {
		return dateMention{}, i
	}
	if d.year == 0 && (s.number(end) || s.token(end).roles&roleUnit != 0) {
		return dateMention{}, i
	}
	return d, j
}

// french tells whether the name of the month at i is written as in French.
func (s *dateScanner) french(i int) bool {
	e := dateWords().exact
	var buffer [dateWordBytes]byte
	names := e[string(dateLowerTo(buffer[:0], s.tokens[i].Of(s.text)))]
	return names != nil && names[dateFrench].month != 0
}

// atMonth reads a month that no day precedes: with days, with a year, alone.
func (s *dateScanner) atMonth(i int) (dateMention, int) {
	if d, next := s.monthDay(i); next > i {
		return d, next
	}
	m, j := s.token(i), s.dot(i)
	if s.token(j).roles&roleLink != 0 && s.yearLike(j+1) {
		j++
	}
	if year, next := s.yearAfter(j, true); year > 0 && s.capital(i) && !s.quantity(j) {
		return dateMention{month: int(m.month), year: year}, next
	}
	before := s.token(i - 1)
	alone := m.roles&roleMonth != 0 && s.capital(i) ||
		m.roles&roleMonthRisky != 0 && s.capital(i) && before.roles&roleYearBefore != 0
	if !alone || s.number(j) && !s.token(j).gap {
		return dateMention{}, i
	}
	return dateMention{month: int(m.month)}, i + 1
}

// capital tells whether the month at i is written as its language writes it:
// English names have a capital, French ones need none.
func (s *dateScanner) capital(i int) bool {
	return s.tokens[i].upper || s.tokens[i].lang == dateFrench
}

// inheritYears gives the first date of "28 avril au 3 mai 2019" the year of the second.
func (s *dateScanner) inheritYears() {
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
