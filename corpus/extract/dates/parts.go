package dates

import "strings"

// days reads one day or a list or range of days: "7", "1er", "7, 8 and 9", "3 au 5".
// after says that the month stood before them.
func (s *scanner) days(i int, after bool) (first, last, next int) {
	j := i
	for n := 0; n < maxListDays; n++ {
		k := j
		if n > 0 {
			k = s.listJoin(j)
			if k == j {
				break
			}
		}
		day, end := s.day(k)
		if end == k || day <= last || after && n > 0 && s.ownMonth(end) {
			break
		}
		if n == 0 {
			first = day
		}
		last, j = day, end
	}
	return first, last, j
}

// day reads "7", "1er", "22nd".
func (s *scanner) day(i int) (day, next int) {
	t := s.token(i)
	if t.kind != kindNumber || t.digits > 2 || t.number < 1 || t.number > 31 {
		return 0, i
	}
	after := s.token(i + 1)
	if t.number == 1 && s.isWord(i+1, "er") {
		return 1, i + 2 // also "1 er"
	}
	if after.kind == kindWord && !after.gap {
		if after.roles&roleOrdinal != 0 {
			return int(t.number), i + 2
		}
		return 0, i
	}
	return int(t.number), i + 1
}

// ownMonth tells whether a month follows, so that the number belongs to it.
func (s *scanner) ownMonth(i int) bool { return s.token(i).roles&roleAnyMonth != 0 }

// listJoin passes over what may stand between two days.
func (s *scanner) listJoin(j int) int {
	k := j
	if s.token(k).sign == ',' && s.token(k+1).lines == 0 {
		k++
	}
	if s.joins(k) {
		k++
	}
	if k > j && s.token(k).roles&roleAnyWeekday != 0 {
		k++
	}
	if s.isWord(k, "le") {
		k++
	}
	return k
}

// joins tells whether token j stands between two dates of a list or range.
func (s *scanner) joins(j int) bool {
	t := s.token(j)
	if t.lines > 0 || s.token(j+1).lines > 0 {
		return false
	}
	return t.roles&roleJoin != 0 || t.sign == '-' || t.sign == '–' || t.sign == '—' || t.sign == '&' || t.sign == '/' && !t.gap
}

// dot passes over the month at i and the dot of its short form.
func (s *scanner) dot(i int) int {
	if t := s.token(i + 1); s.tokens[i].roles&roleMonthShort != 0 && t.sign == '.' && !t.gap {
		return i + 2
	}
	return i + 1
}

// yearAfter reads the year of a date whose day and month end before j.
func (s *scanner) yearAfter(j int, comma bool) (year, next int) {
	k := j
	switch t := s.token(k); {
	case comma && t.sign == ',', t.sign == '-' && !t.gap, t.roles&roleLink != 0:
		k++
	}
	if !s.yearLike(k) || s.token(k).lines > 1 {
		return 0, j
	}
	if t := s.token(k + 1); t.kind == kindWord && !t.gap && t.lang == french && t.roles&roleUnit == 0 {
		return 0, j
	}
	return int(s.token(k).number), k + 1
}

// yearLike tells whether token k is four digits in the range of years, and not
// the first digits of a longer number.
func (s *scanner) yearLike(k int) bool {
	t := s.token(k)
	if t.kind != kindNumber || t.End-t.Start != 4 || t.number < minYear || t.number > maxYear {
		return false
	}
	return !s.decimal(k) && !s.thousands(k)
}

// decimal tells whether digits follow the number after a dot or comma.
func (s *scanner) decimal(k int) bool {
	t, n := s.token(k+1), s.token(k+2)
	return (t.sign == '.' || t.sign == ',') && !t.gap && n.kind == kindNumber && !n.gap
}

// thousands tells whether a group of three digits follows: "2017 000".
func (s *scanner) thousands(k int) bool {
	n := s.token(k + 1)
	return n.kind == kindNumber && n.gap && n.lines == 0 && n.End-n.Start == 3
}

// quantified tells whether a unit follows the year: "le 3 mai 2000 personnes".
func (s *scanner) quantified(d mention, j int) bool {
	return d.year > 0 && s.token(j).roles&roleUnit != 0 && s.token(j).lines == 0 && s.token(j).kind == kindWord && s.token(j).gap &&
		!strings.EqualFold(s.tokens[j].Of(s.text), "m") && len(s.tokens[j].Of(s.text)) > 2
}

// free tells whether the number at i starts here: no digit, letter or decimal sign sticks to it.
func (s *scanner) free(i int) bool {
	t, before := s.token(i), s.token(i-1)
	if t.gap || i == 0 {
		return true
	}
	switch before.sign {
	case '.', ',', ':', '/', '-', '$', '€', '£', '#', '_', '@', '=', '&', '+', '%':
		return s.token(i-2).kind != kindNumber && before.sign != '$' && before.sign != '#' && before.sign != '=' && before.sign != '@'
	}
	return before.kind == kindSign
}

func (s *scanner) number(i int) bool {
	return s.token(i).kind == kindNumber && s.token(i).lines < 2
}

// isWord compares token i with a lower-case word.
func (s *scanner) isWord(i int, word string) bool {
	t := s.token(i)
	return t.kind == kindWord && t.End-t.Start == len(word) && strings.EqualFold(t.Of(s.text), word)
}
