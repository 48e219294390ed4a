package web

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/collate"

	"kiosque/index"
	"kiosque/query"
)

// Order is how the values of a facet are listed.
type Order string

// The orders. By name years stand from the latest on; ByFit puts first what begins with
// the words that are looked for.
const (
	ByCount Order = "count"
	ByName  Order = "name"
	ByFit   Order = "fit"
)

// Others is the letter of names that begin with none from A to Z.
const Others = "#"

// Wanted says which values of a facet are listed, and how. The zero Wanted lists the first
// of all.
type Wanted struct {
	Find   string // words that stand in a name, in any language of the interface
	Named  string // a value that fits whatever its names are, "" for none
	Letter string // "A" to "Z" or Others, "" for all
	Order  Order  // "" is ByName for years, else ByCount
	Part   int    // from 1; 0 is 1
	Size   int    // values of a part; PartSize when zero
}

// PartSize is how many values a page lists: some screens, to be read across.
const PartSize = 200

// Listing is a part of the values of a facet.
type Listing struct {
	Total   int // values that fit
	Values  []Entry
	Letters []string // with which values begin that fit but for their letter, in order; nil for years
}

// Entry is a value and what it is called.
type Entry struct {
	index.Value
	Label  string
	Also   string // another of its names, where only that one fits
	fit    int
	letter int
}

// List returns the values that are wanted.
func (l Labels) List(f query.Facet, values []index.Value, w Wanted) Listing {
	w = w.complete(f)
	all := l.fitting(f, values, w)
	var found Listing
	if !isYears(f) {
		found.Letters = l.letters(all)
	}
	if w.Letter != "" {
		all = slices.DeleteFunc(all, func(v Entry) bool { return letterName(v.letter) != w.Letter })
	}
	found.Total = len(all)
	start := min((w.Part-1)*w.Size, len(all))
	found.Values = l.part(f, all, start, min(start+w.Size, len(all)), w.Order)
	return found
}

// complete puts what is meant in the place of what is not said.
func (w Wanted) complete(f query.Facet) Wanted {
	w.Part, w.Size = max(w.Part, 1), cmp.Or(w.Size, PartSize)
	if w.Order == "" {
		w.Order = usualOrder(f)
	}
	return w
}

func usualOrder(f query.Facet) Order {
	if isYears(f) {
		return ByName
	}
	return ByCount
}

// fitting returns the values that are looked for.
func (l Labels) fitting(f query.Facet, values []index.Value, w Wanted) []Entry {
	all, words := make([]Entry, 0, len(values)), newSought(w.Find)
	for _, v := range values {
		n := Entry{Value: v, Label: l.name(f, v.Value)}
		if len(words) > 0 && !l.fit(f, &n, words, w) {
			continue
		}
		all = append(all, n)
	}
	return all
}

// fit tells whether one of the names of a value fits, and writes down which and how well.
func (l Labels) fit(f query.Facet, n *Entry, words sought, w Wanted) bool {
	n.fit = words.fits(folded(n.Label))
	if n.fit < fitsNot {
		return true
	}
	if n.Value.Value == w.Named {
		n.fit, n.Also = fitsWords, strings.TrimSpace(w.Find)
		return true
	}
	for _, other := range l.otherNames(f, n) {
		if fit := words.fits(folded(other)); fit < n.fit {
			n.fit, n.Also = fit, other
		}
	}
	return n.fit < fitsNot
}

// otherNames returns what a value is called besides its label.
func (l Labels) otherNames(f query.Facet, n *Entry) []string {
	var all []string
	for _, language := range Languages() {
		other := Labels{Language: language, Organisation: l.Organisation}
		if name := other.name(f, n.Value.Value); name != n.Label && language != l.Language {
			all = append(all, name)
		}
	}
	if f == query.Organisation && n.Value.Value != n.Label {
		all = append(all, n.Value.Value)
	}
	return all
}

// standing is where a value stands as far as its name does not matter: small, since there may be
// hundreds of thousands to sort.
type standing struct {
	class uint64 // of what is sorted by name
	at    int
}

// part returns the values from start to end, in their order. Only what may stand there is sorted by name: that takes longest.
func (l Labels) part(f query.Facet, all []Entry, start, end int, by Order) []Entry {
	if isYears(f) {
		slices.SortFunc(all, func(a, b Entry) int { return compareYears(a, b, by) })
		return all[start:end]
	}
	places := make([]standing, len(all))
	for i := range all {
		places[i] = standing{all[i].class(by), i}
	}
	slices.SortFunc(places, func(a, b standing) int { return cmp.Compare(a.class, b.class) })
	first, last := start, end
	for first > 0 && first < len(places) && places[first-1].class == places[first].class {
		first--
	}
	for last > 0 && last < len(places) && places[last].class == places[last-1].class {
		last++
	}
	return l.byName(all, places[first:last])[start-first : end-first]
}

func compareYears(a, b Entry, by Order) int {
	later := strings.Compare(yearOrder(b.Value.Value), yearOrder(a.Value.Value))
	if by == ByName {
		return later
	}
	return cmp.Or(b.Count-a.Count, later)
}

// class puts into one number what is compared before names are.
func (e *Entry) class(by Order) uint64 {
	letter, count, fit := uint64(e.letter), uint64(math.MaxUint32-uint32(e.Count)), uint64(e.fit)
	switch by {
	case ByName:
		return letter
	case ByCount:
		return count<<5 | letter
	}
	return fit<<37 | count<<5 | letter
}

// byName returns the values at some places, those of one class sorted as the language sorts names.
func (l Labels) byName(all []Entry, places []standing) []Entry {
	order, buffer := collate.New(l.Language.tag, collate.IgnoreCase), collate.Buffer{}
	keys := make([][]byte, len(all))
	for _, p := range places {
		keys[p.at] = order.KeyFromString(&buffer, all[p.at].Label)
	}
	slices.SortFunc(places, func(a, b standing) int {
		return cmp.Or(cmp.Compare(a.class, b.class), bytes.Compare(keys[a.at], keys[b.at]), strings.Compare(all[a.at].Value.Value, all[b.at].Value.Value))
	})
	sorted := make([]Entry, len(places))
	for i, p := range places {
		sorted[i] = all[p.at]
	}
	return sorted
}
