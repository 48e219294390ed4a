package vocabulary

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a word is mostly written, as far as that follows from the word.
const (
	asIs    = iota
	titled  // with a capital
	capital // all capitals
	other   // in letters of its own
)

// shown writes how the words of f are mostly written.
func (e *encoder) shown(f *forms) {
	hows := make([]uint32, f.words.len())
	var others []string
	for i := range hows {
		if hows[i] = how(f.words.at(i), f.shown.at(i)); hows[i] == other {
			others = append(others, f.shown.at(i))
		}
	}
	e.numbers(hows)
	list := newTexts(others)
	e.texts(&list)
}

// shown reads how words are mostly written.
func (d *decoder) shown(words *texts) texts {
	hows, others := d.numbers(), d.texts()
	if len(hows) != words.len() {
		d.failed = true
		return texts{}
	}
	list, at := make([]string, len(hows)), 0
	for i, h := range hows {
		if h > other || h == other && at >= others.len() {
			d.failed = true
			return texts{}
		}
		if h == other {
			list[i] = others.at(at)
			at++
		} else if h != asIs {
			list[i] = writtenAs(words.at(i), h)
		}
	}
	d.failed = d.failed || at != others.len()
	return newTexts(list)
}

// how tells in which way a word is written; "" is as it is.
func how(word, shown string) uint32 {
	switch shown {
	case "":
		return asIs
	case writtenAs(word, titled):
		return titled
	case writtenAs(word, capital):
		return capital
	}
	return other
}

func writtenAs(word string, how uint32) string {
	if how == capital {
		return strings.ToUpper(word)
	}
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// counts writes what is counted in the order of its places.
func (e *encoder) counts(counts map[uint32]uint32) {
	places := slices.Sorted(maps.Keys(counts))
	numbers := make([]uint32, len(places))
	last := uint32(0)
	for i, place := range places {
		numbers[i] = counts[place]
		places[i], last = place-last, place
	}
	e.numbers(places)
	e.numbers(numbers)
}

// counts reads what counts wrote.
func (d *decoder) counts() map[uint32]uint32 {
	places, numbers := d.numbers(), d.numbers()
	if d.failed || len(places) != len(numbers) {
		d.failed = true
		return nil
	}
	counts := make(map[uint32]uint32, len(places))
	at := uint32(0)
	for i, n := range numbers {
		at += places[i]
		counts[at] = n
	}
	return counts
}
