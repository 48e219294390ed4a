package vocabulary

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The kinds of Suggestion.
const (
	KindTitle        = "title"
	KindOrganisation = "organisation"
	KindCountry      = "country"
	KindPhrase       = "phrase"
	KindWord         = "word"
)

// Suggestion is one way to go on from what was typed.
type Suggestion struct {
	Text  string // as the archive, or for a country the language of the interface, writes it
	Kind  string
	Value string // id of the article, value of the facet; of words and phrases the Text
	Count int    // articles; of a word behind others, those that have it alone
	// Start and End are the bytes of Text that were typed. Both are 0 when Text was found by
	// another of its names: "Allemagne" for "germ", an organisation by its acronym.
	Start, End int
}

const (
	maxSuggestions = 50
	maxTyped       = 120 // bytes; nothing longer is completed
)

// Suggest returns at most n ways to go on from what was typed: words and phrases,
// then organisations, countries and titles, each kind with its share. ui is the language in which
// countries are shown. Accents and case are free. What has the typed at its start
// comes before what has it at the start of another word, then the more frequent.
func (v *Vocabulary) Suggest(typed, ui string, n int) []Suggestion {
	prefix := fold(typed)
	if len(typed) > maxTyped || strings.TrimSpace(prefix) == "" || n <= 0 || !utf8.ValidString(typed) {
		return nil
	}
	n = min(n, maxSuggestions)
	more := 2 * n // a text can be found by two of its words
	organisations := ranked(append(v.organisations.suggest(prefix, KindOrganisation, more), v.aliases.renamed(prefix, more)...))
	countries := ranked(v.suggestCountries(prefix, ui))
	words := ranked(append(v.phrases.suggest(prefix, KindPhrase, more), v.suggestWords(prefix, n)...))
	if len(words) < n {
		words = append(words, v.suggestLast(typed, n-len(words))...)
	}
	titles := ranked(v.titles.suggest(prefix, KindTitle, more))
	named := known(organisations, countries)
	words = slices.DeleteFunc(words, func(s Suggestion) bool { return named[fold(s.Text)] })
	return mix(n, words, organisations, countries, titles)
}

// suggest returns the best limit of what begins, at any word, with a folded prefix.
func (n *names) suggest(prefix, kind string, limit int) []Suggestion {
	var list []Suggestion
	for _, m := range n.best(prefix, limit) {
		list = append(list, Suggestion{Text: n.texts.at(m.text), Kind: kind, Value: n.value(m.text), Count: int(n.counts[m.text]), Start: m.start, End: m.end})
	}
	return list
}

// renamed returns the organisations that have a name with the prefix.
func (n *names) renamed(prefix string, limit int) []Suggestion {
	list := n.suggest(prefix, KindOrganisation, limit)
	for i := range list {
		list[i].Text, list[i].Start, list[i].End = list[i].Value, 0, 0
	}
	return list
}

// suggestWords returns the n most frequent words with the prefix, of all languages together.
func (v *Vocabulary) suggestWords(prefix string, n int) []Suggestion {
	var list []Suggestion
	for _, lang := range v.languages(nil) {
		list = append(list, v.forms[lang].suggest(prefix, n)...)
	}
	return together(list)
}

func (f *forms) suggest(prefix string, n int) []Suggestion {
	low, high := f.words.prefixed(prefix)
	var best []int
	rarer := func(a, b int) int { return cmp.Or(cmp.Compare(f.articles[b], f.articles[a]), cmp.Compare(a, b)) }
	for i := low; i < high; i++ {
		if len(best) == n && f.articles[i] <= f.articles[best[n-1]] {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, i, rarer)
		best = slices.Insert(best, at, i)
		best = best[:min(len(best), n)]
	}
	list := make([]Suggestion, len(best))
	for k, i := range best {
		text := f.display(i)
		_, end := begins(text, prefix)
		list[k] = Suggestion{Text: text, Kind: KindWord, Value: text, Count: int(f.articles[i]), End: end}
	}
	return list
}

// suggestLast completes the last word of several and leaves the others as they were typed.
func (v *Vocabulary) suggestLast(typed string, n int) []Suggestion {
	at := strings.LastIndexAny(typed, " \u00A0'’-\"«(") + 1
	for at < len(typed) && !utf8.RuneStart(typed[at]) {
		at++
	}
	prefix := fold(typed[at:])
	if at == 0 || strings.TrimSpace(prefix) == "" {
		return nil
	}
	list := ranked(v.suggestWords(prefix, n))
	for i := range list {
		s := &list[i]
		s.Text = typed[:at] + s.Text
		s.Value = s.Text
		s.End += at
	}
	return list[:min(n, len(list))]
}

// suggestCountries finds countries by their names in every language.
func (v *Vocabulary) suggestCountries(prefix, ui string) []Suggestion {
	var list []Suggestion
	for _, c := range v.countries {
		shown := cmp.Or(c.names[ui], c.names["en"], c.code)
		for _, name := range []string{shown, c.names["fr"], c.names["en"]} {
			start, end, ok := within(name, prefix)
			if !ok {
				continue
			}
			if name != shown {
				start, end = 0, 0
			}
			list = append(list, Suggestion{Text: shown, Kind: KindCountry, Value: c.code, Count: int(c.count), Start: start, End: end})
			break
		}
	}
	return list
}

// within finds a prefix at the start of a word of text.
func within(text, prefix string) (start, end int, ok bool) {
	var buffer [maxStarts]int
	for _, start := range wordStarts(text, buffer[:0]) {
		if order, size := begins(text[start:], prefix); order == 0 {
			return start, start + size, true
		}
	}
	return 0, 0, false
}
