package extract

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"kiosque/article"
)

//go:embed data/dates.tsv data/dates_cues.tsv
var dateData embed.FS

// dateEntry is what the tables say of a word or phrase in one language.
type dateEntry struct {
	roles    dateRole
	month    int8
	weekday  int8 // 1 is Monday
	from, to int8 // months, of a part of the year
	words    int8 // words of the longest phrase that it opens, 0 when none
}

// dateLexicon finds entries by lower-case word or phrase, in French and in English.
type dateLexicon struct {
	exact, folded map[string]*[2]dateEntry
	shapes        *[1 << 12]bool // of all words: most words of a text have none of them
}

// dateShape sums up a word by its length and its ends.
func dateShape(word []byte) int {
	n := len(word)
	return (n*331 + int(word[0])*37 + int(word[n-1])*11 + int(word[n/2])*7) & (1<<12 - 1)
}

const (
	dateFrench = iota
	dateEnglish
)

// dateWords reads the tables once. A fault in them is a fault of the program.
var dateWords = sync.OnceValue(func() dateLexicon {
	l := dateLexicon{map[string]*[2]dateEntry{}, map[string]*[2]dateEntry{}, new([1 << 12]bool)}
	for _, name := range []string{"data/dates.tsv", "data/dates_cues.tsv"} {
		data, err := dateData.ReadFile(name)
		if err != nil {
			panic(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if err := l.add(line); err != nil {
				panic(fmt.Errorf("read %s: line %d: %w", name, n+1, err))
			}
		}
	}
	return l
})

// add reads one row: role, language, word, value.
func (l dateLexicon) add(line string) error {
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 4 {
		return fmt.Errorf("%d columns, want 4", len(f))
	}
	e, err := newDateEntry(f[0], f[3])
	if err != nil {
		return err
	}
	for _, key := range []string{f[2], dateFold(f[2])} {
		index := l.exact
		if key != f[2] {
			index = l.folded
		}
		l.put(index, f[1], key, e)
	}
	l.put(l.folded, f[1], dateFold(f[2]), e)
	return nil
}

func newDateEntry(role, value string) (dateEntry, error) {
	var e dateEntry
	for i, name := range dateRoles {
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
func (l dateLexicon) put(index map[string]*[2]dateEntry, lang, key string, e dateEntry) {
	for i, tag := range []string{article.French, article.English} {
		if lang != "*" && lang != tag {
			continue
		}
		entryOf(index, key)[i].merge(e)
		l.shapes[dateShape([]byte(key))] = true
		if first, _, long := strings.Cut(key, " "); long {
			l.shapes[dateShape([]byte(first))] = true
			opener := &entryOf(index, first)[i]
			opener.words = max(opener.words, int8(strings.Count(key, " ")+1))
		}
	}
}

func entryOf(index map[string]*[2]dateEntry, key string) *[2]dateEntry {
	if index[key] == nil {
		index[key] = new([2]dateEntry)
	}
	return index[key]
}

func (e *dateEntry) merge(o dateEntry) {
	e.roles |= o.roles
	e.month = max(e.month, o.month)
	e.weekday = max(e.weekday, o.weekday)
	e.from, e.to = max(e.from, o.from), max(e.to, o.to)
	e.words = max(e.words, o.words)
}

// in returns what e says in the language: its own words, and what may be borrowed.
func dateEntryIn(e *[2]dateEntry, lang int) dateEntry {
	if e == nil {
		return dateEntry{}
	}
	own := e[lang]
	if own.roles != 0 || own.words != 0 {
		return own
	}
	if other := e[1-lang]; other.roles&roleBothWays != 0 || other.words > 0 {
		other.roles &= roleBothWays
		return other
	}
	return dateEntry{}
}

// find looks a lower-case word up with its accents. Names of months and
// weekdays, and words with a capital letter, are found without them too.
func (l dateLexicon) find(word []byte, lang int, upper bool) dateEntry {
	if l.shapes[dateShape(word)] {
		if e := dateEntryIn(l.exact[string(word)], lang); e.roles != 0 || e.words != 0 {
			return e
		}
	}
	var buffer [dateWordBytes]byte
	folded := dateFoldTo(buffer[:0], word)
	if !l.shapes[dateShape(folded)] {
		return dateEntry{}
	}
	e := dateEntryIn(l.folded[string(folded)], lang)
	if !upper {
		e.roles &= roleAnyMonth | roleAnyWeekday
	}
	return e
}
