package store

// split cuts an encoded article into its numbers and its characters.
func split(encoded []byte) (numbers, characters []byte, err error) {
	r := reader{left: encoded}
	numbers = r.bytes(r.count(1))
	if r.failed {
		return nil, nil, errDamaged
	}
	return numbers, r.left, nil
}

// lengths are those of the text and of the strings of an article, and their sum.
type lengths struct {
	each []int
	sum  int
}

// readLengths reads them, into room, from the beginning of the numbers and returns
// what follows them.
func readLengths(numbers []byte, room []int) (l lengths, left []byte, err error) {
	r := reader{left: numbers}
	l.sum = r.number()
	l.each = append(room[:0:cap(room)], l.sum) //nolint:gocritic // room is given to be filled
	for range r.count(1) {
		n := r.number()
		l.each = append(l.each, n)
		if n > maxArticle-l.sum {
			r.fail()
			break
		}
		l.sum += n
	}
	if r.failed || l.sum > maxArticle {
		return l, nil, errDamaged
	}
	return l, r.left, nil
}

// cutTexts cuts the text and the strings of an encoded article out of its characters.
func cutTexts(numbers, characters []byte) ([]string, error) {
	l, _, err := readLengths(numbers, nil)
	if err != nil || l.sum != len(characters) {
		return nil, errDamaged
	}
	all := string(characters)
	texts := make([]string, len(l.each))
	for i, n := range l.each {
		texts[i], all = all[:n], all[n:]
	}
	return texts, nil
}
