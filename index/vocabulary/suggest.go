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
	leastLast      = 3   // letters of a last word that is completed alone
)

// Suggest returns at most n ways to go on from what was typed: words and phrases,
// then organisations, countries and titles, each kind with its share. ui is the language in which
// countries are shown. Accents and case are free. What has the typed at its start
// comes before what has it at the start of another word, then the more frequent. Where nothing begins
// so, a stop word in front is passed over; the last of several words is also completed
// alone.
func (v *Vocabulary) Suggest(typed, ui string, n int) []Suggestion {
	prefix := Fold(typed)
	if len(typed) > maxTyped || strings.TrimSpace(prefix) == "" || n <= 0 || !utf8.ValidString(typed) {
		return nil
	}
	n = min(n, maxSuggestions)
	more := 2 * n // a text can be found by two of its words
	organisations := ranked(append(v.organisations.suggest(prefix, KindOrganisation, more), v.aliases.renamed(prefix, more)...))
	countries := ranked(v.suggestCountries(prefix, ui))
	words := ranked(append(v.phrases.suggest(prefix, KindPhrase, more), v.suggestWords(prefix, n, v.languages(nil))...))
	titles := ranked(v.suggestTitles(prefix, more))
	if rest, ok := unarticled(typed); ok && len(organisations)+len(countries)+len(words)+len(titles) == 0 {
		return v.Suggest(rest, ui, n)
	}
	words = append(words, v.suggestLast(typed, max(1, n/4))...)
	return mix(n, unnamed(words, organisations, countries), organisations, countries, titles)
}

// suggest returns the best limit of what begins, at any word, with a folded prefix.
func (n *names) suggest(prefix, kind string, limit int) []Suggestion {
	var list []Suggestion
	for _, m := range n.best(prefix, limit) {
		list = append(list, Suggestion{Text: m.shown, Kind: kind, Value: n.value(m.text), Count: int(n.count(uint32(m.text))), Start: m.start, End: m.end})
	}
	return list
}

// suggestTitles returns none when the vocabulary was not told who keeps the titles.
func (v *Vocabulary) suggestTitles(prefix string, limit int) []Suggestion {
	if v.titles.kept == nil {
		return nil
	}
	return v.titles.suggest(prefix, KindTitle, limit)
}

// renamed returns the organisations that have a name with the prefix.
func (n *names) renamed(prefix string, limit int) []Suggestion {
	list := n.suggest(prefix, KindOrganisation, limit)
	for i := range list {
		list[i].Text, list[i].Start, list[i].End = list[i].Value, 0, 0
	}
	return list
}

// suggestWords returns the n most frequent words with the prefix, of all the languages together.
func (v *Vocabulary) suggestWords(prefix string, n int, languages []string) []Suggestion {
	least := uint32(1)
	if v.total >= smallArchive {
		least = leastRight // what one article of many has may be a slip
	}
	var list []Suggestion
	for _, lang := range languages {
		list = append(list, v.forms[lang].suggest(prefix, n, least)...)
	}
	return together(list)
}

func (f *forms) suggest(prefix string, n int, least uint32) []Suggestion {
	low, high := f.words.prefixed(prefix)
	var best []int
	rarer := func(a, b int) int { return cmp.Or(cmp.Compare(f.articles[b], f.articles[a]), cmp.Compare(a, b)) }
	for i := low; i < high; i++ {
		if f.articles[i] < least || len(best) == n && f.articles[i] <= f.articles[best[n-1]] {
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

// suggestLast completes the last word of several, in their language, and leaves the others as they were typed.
func (v *Vocabulary) suggestLast(typed string, n int) []Suggestion {
	at := strings.LastIndexFunc(strings.TrimRightFunc(typed, isWordRune), func(rune) bool { return true })
	if at < 0 {
		return nil
	}
	_, size := utf8.DecodeRuneInString(typed[at:])
	at += size
	prefix := Fold(typed[at:])
	if len(prefix) < leastLast {
		return nil
	}
	languages := v.guess(typed[:at])
	if len(languages) == 0 {
		languages = v.languages(nil)
	} else {
		languages = languages[:1]
	}
	list := ranked(v.suggestWords(prefix, n, languages))
	for i := range list {
		s := &list[i]
		s.Text = typed[:at] + s.Text
		s.Value = s.Text
		s.End += at
	}
	return list[:min(n, len(list))]
}

// unarticled is what was typed without a stop word or a single letter in front: "l’état d" is "état d".
func unarticled(typed string) (rest string, ok bool) {
	typed = strings.TrimLeftFunc(typed, func(r rune) bool { return !isWordRune(r) })
	rest = strings.TrimLeftFunc(typed, isWordRune)
	first := typed[:len(typed)-len(rest)]
	return rest, Fold(rest) != "" && (len(first) == 1 || isStop(first))
}

func isWordRune(r rune) bool { return foldRune(r) != " " }

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
