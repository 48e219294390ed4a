package analyzers

// number reads 25 000, 25.000, 25,000 and 25’000 as 25000, and 3,5 as 3.5. Groups
// have three digits and one kind of separator, and the first has one to three:
// "2017 500" stays two numbers. "12 300" may have been two; nothing in it tells.
func (s *scanner) number(p piece, w word) (word, int, bool) {
	if !s.isPlain(p) || s.continuesNumber(p.start) {
		return w, 0, false
	}
	digits, end := s.groups(p)
	if fraction := s.fraction(end); fraction > 0 {
		digits.end = s.join(".", s.text[end+1:fraction]).end
		end = fraction
	}
	if end == p.end {
		return w, 0, false
	}
	w.end, w.joined = end, digits
	return w, end, true
}

// isPlain tells whether the piece is ASCII digits and nothing else.
func (s *scanner) isPlain(p piece) bool {
	return p.digits == p.end-p.start && p.resume == p.end
}

// continuesNumber tells whether i stands behind a digit and a point or comma, as
// in 10.0.0.1: what looks like a number there is a part of something else.
func (s *scanner) continuesNumber(i int) bool {
	return i > 1 && (s.text[i-1] == '.' || s.text[i-1] == ',') && isDigit(s.text[i-2])
}

// groups reads the groups of thousands after p.
func (s *scanner) groups(p piece) (digits span, end int) {
	digits, end = s.join(s.text[p.start:p.end]), p.end
	if end-p.start > 3 || s.text[p.start] == '0' {
		return digits, end
	}
	separator := ""
	for {
		size := s.separator(end)
		if size == 0 || separator != "" && s.text[end:end+size] != separator {
			return digits, end
		}
		group := end + size
		if !s.isGroup(group) {
			return digits, end
		}
		separator = s.text[end:group]
		digits.end = s.join(s.text[group : group+3]).end
		end = group + 3
		if digits.end-digits.start > maxDigits {
			return digits, end
		}
	}
}

// maxDigits bounds a number with groups: no press article counts further.
const maxDigits = 30

// separator returns the length of the separator of thousands at i, or 0.
func (s *scanner) separator(i int) int {
	c, size := s.classAt(i)
	if c == blank && s.text[i] != '\t' || c == apostrophe || size == 1 && (s.text[i] == '.' || s.text[i] == ',') {
		return size
	}
	return 0
}

// isGroup tells whether exactly three digits stand at i.
func (s *scanner) isGroup(i int) bool {
	if i+3 > len(s.text) || !isDigit(s.text[i]) || !isDigit(s.text[i+1]) || !isDigit(s.text[i+2]) {
		return false
	}
	c, _ := s.classAt(i + 3)
	return !c.isWord()
}

// fraction returns the end of the decimals after i, one or two digits, or 0.
func (s *scanner) fraction(i int) int {
	if i+1 >= len(s.text) || s.text[i] != '.' && s.text[i] != ',' {
		return 0
	}
	end := i + 1
	for end < len(s.text) && end < i+4 && isDigit(s.text[end]) {
		end++
	}
	if n := end - i - 1; n == 0 || n > 2 {
		return 0
	}
	if c, _ := s.classAt(end); c.isWord() {
		return 0
	}
	if end+1 < len(s.text) && (s.text[end] == '.' || s.text[end] == ',') && isDigit(s.text[end+1]) {
		return 0
	}
	return end
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
