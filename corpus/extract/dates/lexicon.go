package dates

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/tsv"
)

//go:embed data/*.tsv
var embedded embed.FS

// entry is what the tables say of a word or phrase in one language.
type entry struct {
	roles    roleSet
	month    int8
	weekday  int8 // 1 is Monday
	from, to int8 // months, of a part of the year
	words    int8 // words of the longest phrase that it opens, 0 when none
}

// lexicon finds entries by lower-case word or phrase, in French and in English.
type lexicon struct {
	exact, folded map[string]*[2]entry
	shapes        *[1 << 12]bool // of all words: most words of a text have none of them
}

// shape sums up a word by its length and its ends.
func shape(word []byte) int {
	n := len(word)
	return (n*331 + int(word[0])*37 + int(word[n-1])*11 + int(word[n/2])*7) & (1<<12 - 1)
}

const (
	french = iota
	english
)

// loadLexicon reads the tables once. A fault in them is a fault of the program.
var loadLexicon = sync.OnceValue(func() lexicon {
	l := lexicon{map[string]*[2]entry{}, map[string]*[2]entry{}, new([1 << 12]bool)}
	for _, name := range []string{"data/words.tsv", "data/cues.tsv"} {
		data, err := embedded.ReadFile(name)
		if err != nil {
			panic(err)
		}
		for number, cells := range tsv.Rows(string(data)) {
			if err := l.add(cells); err != nil {
				panic(fmt.Errorf("read %s: line %d: %w", name, number, err))
			}
		}
	}
	return l
})

// add reads one row: role, language, word, value.
func (l lexicon) add(f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("%d columns, want 4", len(f))
	}
	e, err := newEntry(f[0], f[3])
	if err != nil {
		return err
	}
	for _, key := range []string{f[2], fold(f[2])} {
		index := l.exact
		if key != f[2] {
			index = l.folded
		}
		l.put(index, f[1], key, e)
	}
	l.put(l.folded, f[1], fold(f[2]), e)
	return nil
}

func newEntry(role, value string) (entry, error) {
	var e entry
	for i, name := range roleNames {
		if name == role {
			e.roles = 1 << i
		}
	}
	from, to, _ := strings.Cut(value, "-")
	n, err := strconv.ParseInt(from, 10, 8)
	if err != nil || e.roles == 0 {
		return e, fmt.Errorf("role %q with value %q is unknown", role, value)
	}
	switch {
	case e.roles&roleAnyMonth != 0:
		e.month = int8(n)
	case e.roles&roleAnyWeekday != 0:
		e.weekday = int8(n)
	case e.roles&rolePart != 0:
		last, err := strconv.ParseInt(to, 10, 8)
		if err != nil {
			return e, fmt.Errorf("part %q: %w", value, err)
		}
		e.from, e.to = int8(n), int8(last)
	}
	return e, nil
}

// put merges e into the entry of key, and tells its first word how long the phrase is.
func (l lexicon) put(index map[string]*[2]entry, lang, key string, e entry) {
	for i, tag := range []string{article.French, article.English} {
		if lang != "*" && lang != tag {
			continue
		}
		entryOf(index, key)[i].merge(e)
		l.shapes[shape([]byte(key))] = true
		if first, _, long := strings.Cut(key, " "); long {
			l.shapes[shape([]byte(first))] = true
			opener := &entryOf(index, first)[i]
			opener.words = max(opener.words, int8(strings.Count(key, " ")+1))
		}
	}
}

func entryOf(index map[string]*[2]entry, key string) *[2]entry {
	if index[key] == nil {
		index[key] = new([2]entry)
	}
	return index[key]
}

func (e *entry) merge(o entry) {
	e.roles |= o.roles
	e.month = max(e.month, o.month)
	e.weekday = max(e.weekday, o.weekday)
	e.from, e.to = max(e.from, o.from), max(e.to, o.to)
	e.words = max(e.words, o.words)
}

// in returns what e says in the language: its own words, and what may be borrowed.
func entryIn(e *[2]entry, lang int) entry {
	if e == nil {
		return entry{}
	}
	own := e[lang]
	if own.roles != 0 || own.words != 0 {
		return own
	}
	if other := e[1-lang]; other.roles&roleBothWays != 0 || other.words > 0 {
		other.roles &= roleBothWays
		return other
	}
	return entry{}
}

// find looks a lower-case word up with its accents. Names of months and
// weekdays, and words with a capital letter, are found without them too.
func (l lexicon) find(word []byte, lang int, upper bool) entry {
	if l.shapes[shape(word)] {
		if e := entryIn(l.exact[string(word)], lang); e.roles != 0 || e.words != 0 {
			return e
		}
	}
	var buffer [maxWordBytes]byte
	folded := foldTo(buffer[:0], word)
	if !l.shapes[shape(folded)] {
		return entry{}
	}
	e := entryIn(l.folded[string(folded)], lang)
	if !upper {
		e.roles &= roleAnyMonth | roleAnyWeekday
	}
	return e
}
