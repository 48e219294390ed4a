package dates

import (
	"strings"
)

// bareYear reads a year that stands alone, and the part of it that the words
// before name. A number is a year unless something makes it a quantity, the
// number of a thing, or a piece of a longer number.
func (s *scanner) bareYear(i int) (mention, int) {
	t := s.token(i)
	if !s.yearLike(i) || !isBareYear(t.number) || !s.free(i) && !s.secondYear(i) || s.stuck(i) || s.quantity(i) || s.numberOf(i) || s.isWord(i-1, "années") && t.number%10 == 0 {
		return mention{}, i
	}
	d := mention{year: int(t.number), bare: true}
	s.part(i, &d)
	return d, i + 1
}

// secondYear tells whether the number ends a range of years: "2016-2020", "2019/2020".
func (s *scanner) secondYear(i int) bool {
	sign := s.token(i - 1).sign
	return (sign == '-' || sign == '/' || sign == '–') && s.endsDate(i-2) && s.found[len(s.found)-1].bare && s.season(s.token(i-2), s.token(i))
}

// stuck tells whether the number is a piece of something longer: a phone
// number, a reference, a name.
func (s *scanner) stuck(i int) bool { return s.stuckBefore(i) || s.stuckAfter(i) }

func (s *scanner) stuckBefore(i int) bool {
	t, before, second := s.token(i), s.token(i-1), s.token(i-2)
	if before.kind == kindNumber {
		return before.lines == 0 && t.lines == 0 && !s.endsDate(i-1)
	}
	if t.gap || i == 0 {
		return false
	}
	switch before.sign {
	case '#', '@', '$', '€', '£', '_', '=', '&', '+', '°':
		return true
	case '/':
		return !before.gap && second.kind == kindWord
	case '-':
		return !before.gap && second.kind == kindNumber && !s.yearLike(i-2)
	}
	return before.kind == kindWord
}

// stuckAfter: "2019-20" and "2016-2020" are years, "2017-258" and "2000s" are not.
func (s *scanner) stuckAfter(i int) bool {
	t, after, next := s.token(i), s.token(i+1), s.token(i+2)
	follows := next.kind == kindNumber && !next.gap
	switch after.sign {
	case '%', '€', '$', '£', '°':
		return after.lines == 0
	case '-', '/', '–':
		return !after.gap && follows && !s.season(t, next)
	case '@', '_', '=', '&':
		return !after.gap
	case ':', '+':
		return !after.gap && follows
	case '\'', '’':
		return !after.gap && t.number%10 == 0 && t.lang == english && s.isWord(i+2, "s") && s.decade(i)
	}
	return after.kind == kindWord && !after.gap
}

// decade tells "the 1960's" from "2010's winner": only the decade has an article.
func (s *scanner) decade(i int) bool { return s.isWord(i-1, "the") }

// season tells whether two numbers are the years of a season or a range.
func (s *scanner) season(a, b *token) bool {
	switch digitsOf(b) {
	case 2:
		return b.number == (a.number+1)%100
	case 4:
		return b.number > a.number && isBareYear(b.number)
	}
	return false
}

// endsDate tells whether the number at i belongs to the date found last.
func (s *scanner) endsDate(i int) bool {
	n := len(s.found)
	return n > 0 && s.found[n-1].last == i
}

// quantity tells whether the words around the number count something.
func (s *scanner) quantity(i int) bool {
	after := s.token(i + 1)
	if after.kind == kindWord && after.lines == 0 && after.roles&roleUnit != 0 {
		return true
	}
	sure := s.token(i-1).roles&roleYearBefore != 0 && s.token(i).lang == french
	if !sure && after.lines == 0 && s.plural(i+1) {
		return true
	}
	for back := 1; back <= 2; back++ {
		t := s.token(i - back)
		if t.roles&roleQuantityBefore != 0 && int(t.tail) == i-1 {
			return !(t.lang == french && back == 1 && s.isWord(i-1, "les") && !s.plural(i+1))
		}
	}
	return false
}

// plural tells whether token i is a French plural noun or adjective, which
// after a number makes it a count. English years stand before plurals
// ("the 2017 elections"), so English counts are known by their units only.
func (s *scanner) plural(i int) bool {
	t := s.token(i)
	if t.kind != kindWord || t.lang != french || t.upper || t.roles&rolePlain != 0 || t.roles&roleAnyMonth != 0 {
		return false
	}
	word := t.Of(s.text)
	return len(word) > 3 && (word[len(word)-1] == 's' || strings.HasSuffix(word, "aux") || strings.HasSuffix(word, "eux"))
}

// numberOf tells whether the number names a thing: "article 2044", "Windows 2000".
func (s *scanner) numberOf(i int) bool {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		t := s.token(i - back)
		if t.kind == kindWord {
			named := t.roles&roleNumbered != 0 || t.roles&roleProduct != 0 && t.upper
			return named && (back == 1 || t.roles&roleNumbered != 0)
		}
		if t.kind == kindNumber || t.sign != '.' && t.sign != '°' && t.sign != ':' && t.sign != 'º' {
			return false
		}
	}
	return false
}

// part reads the part of the year that the words before token i name: "fin 2017",
// "the end of 2017", "au premier trimestre 2018", "l’été 2019".
func (s *scanner) part(i int, d *mention) {
	for back := 1; back <= 5; back++ {
		t := s.token(i - back)
		if t.kind == kindNumber || t.lines > 1 {
			return
		}
		if t.roles&rolePart != 0 && s.linked(int(t.tail)+1, i) && !s.past(i-back) {
			d.from, d.to = int(t.from), int(t.to)
			return
		}
	}
}

// past tells "a été" (has been) from "été" (summer).
func (s *scanner) past(i int) bool {
	return s.token(i-1).roles&(roleAvoir|roleEtre) != 0 || s.isWord(i-1, "ayant") || s.isWord(i-1, "avoir")
}

// linked tells whether only small words stand from token j up to i.
func (s *scanner) linked(j, i int) bool {
	for ; j < i; j++ {
		t := s.token(j)
		if t.roles&roleLink == 0 && t.sign != '-' && !isApostrophe(t.sign) && !s.isWord(j, "l") && !s.isWord(j, "année") && !s.isWord(j, "the") && !s.isWord(j, "d") {
			return false
		}
	}
	return j == i
}
