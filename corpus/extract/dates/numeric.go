package dates

// numeric reads dates in digits with two like separators: 2021-09-08, 2021/09/08,
// 09/08/2021, 9.8.2021, 12/03/17. Day first; in English only what is certain.
func (s *scanner) numeric(i int) (mention, int) {
	a, b, c, ok := s.triple(i)
	glued := digitsOf(a) == 4 && s.token(i-1).kind == kindWord // "Jane Doe2020-02-20"
	if !ok || !glued && !s.free(i) {
		return mention{}, i
	}
	next := i + 5
	switch {
	case digitsOf(a) == 4:
		d := mention{year: int(a.number), month: int(b.number), day: int(c.number), lastDay: int(c.number), numeric: true}
		if !isBareYear(a.number) || !exists(d) {
			return mention{}, i
		}
		return d, s.clock(next)
	case digitsOf(c) == 4 && isBareYear(c.number):
		return s.dayFirst(a, b, int(c.number), i)
	case digitsOf(c) == 2 && digitsOf(a) == 2 && digitsOf(b) == 2 && s.token(i+1).sign != '-' && a.lang == french:
		return s.dayFirst(a, b, shortYear(int(c.number)), i)
	}
	return mention{}, i
}

// triple returns three numbers parted by the same separator without blanks.
func (s *scanner) triple(i int) (a, b, c *token, ok bool) {
	a, b, c = s.token(i), s.token(i+2), s.token(i+4)
	sep, again := s.token(i+1), s.token(i+3)
	if b.kind != kindNumber || c.kind != kindNumber || sep.sign != again.sign {
		return a, b, c, false
	}
	if sep.gap || again.gap || b.gap || c.gap || digitsOf(b) > 2 || digitsOf(a) == 3 || digitsOf(a) > 4 {
		return a, b, c, false
	}
	return a, b, c, (sep.sign == '/' || sep.sign == '-' || sep.sign == '.') && !s.runsOn(i+5, sep.sign)
}

// runsOn tells whether the number before token j goes on behind it: "1.2.2003.4".
func (s *scanner) runsOn(j int, sep rune) bool {
	t, n := s.token(j), s.token(j+1)
	if t.gap {
		return false
	}
	return t.kind == kindNumber || t.sign == sep && n.kind == kindNumber && !n.gap
}

func digitsOf(t *token) int { return t.End - t.Start }

func isBareYear(year int32) bool { return minBareYear <= year && year <= maxBareYear }

// shortYear takes two digits for the years 1950 to 2049.
func shortYear(year int) int {
	if year < 50 {
		return 2000 + year
	}
	return 1900 + year
}

// dayFirst decides which of two numbers is the day.
func (s *scanner) dayFirst(a, b *token, year, i int) (mention, int) {
	x, y := int(a.number), int(b.number)
	d := mention{year: year, month: y, day: x, lastDay: x, numeric: true}
	dots := s.token(i+1).sign == '.' // dots are never month first
	switch {
	case digitsOf(a) > 2 || x == 0 || y == 0 || x > 31 || y > 31 || x > 12 && y > 12:
		return mention{}, i
	case y > 12:
		d.month, d.day, d.lastDay = x, y, y
	case x <= 12 && x != y && a.lang == english && !dots:
		d.month, d.day, d.lastDay, d.ambiguous = 0, 0, 0, true
	}
	if !exists(d) {
		return mention{}, i
	}
	return d, i + 5
}

// clock passes over the time of an ISO 8601 date: T10:00:00.5+02:00.
func (s *scanner) clock(j int) int {
	t := s.token(j)
	if t.gap || t.End-t.Start != 1 || !s.isWord(j, "t") || s.token(j+1).kind != kindNumber || s.token(j+1).gap {
		return j
	}
	for j++; s.clockPart(j); j++ {
	}
	return j
}

func (s *scanner) clockPart(j int) bool {
	t, after := s.token(j), s.token(j+1)
	if t.gap {
		return false
	}
	sign := t.sign == ':' || t.sign == '+' || t.sign == '-' || t.sign == '.'
	return t.kind == kindNumber && t.digits <= 9 || s.isWord(j, "z") || sign && after.kind == kindNumber && !after.gap
}
