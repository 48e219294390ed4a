package web

import (
	"bytes"
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// letters writes down the letter of every value, and returns those that there are: from A to
// Z, and Others last.
func (l Labels) letters(all []Entry) []string {
	order, buffer := collate.New(l.Language.tag, collate.Loose), collate.Buffer{}
	var there [27]bool
	for i := range all {
		n := letterOf(order, &buffer, all[i].Label)
		all[i].letter, there[n] = n, true
	}
	var names []string
	for n := range there {
		if n = (n + 1) % len(there); there[n] {
			names = append(names, letterName(n))
		}
	}
	return names
}

// letterName returns "A" for 1 to "Z" for 26, and Others for 0.
func letterName(n int) string {
	if n == 0 {
		return Others
	}
	return string(rune('A' + n - 1))
}

// letterOf returns under which letter a name is looked up: É under E, œ under O.
func letterOf(order *collate.Collator, buffer *collate.Buffer, name string) int {
	if name == "" {
		return 0
	}
	switch c := name[0]; {
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 1
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 1
	case c < 0x80:
		return 0
	}
	defer buffer.Reset()
	key := order.KeyFromString(buffer, name)
	return slices.IndexFunc(alphabet(), func(letter []byte) bool { return bytes.HasPrefix(key, letter) }) + 1
}

// alphabet has what the keys of names begin with, by their letter. Letters weigh the same in all languages
// that are written with them; what differs is where the others stand.
var alphabet = sync.OnceValue(func() [][]byte {
	all := make([][]byte, 26)
	order, buffer := collate.New(language.Und, collate.Loose), collate.Buffer{}
	for i := range all {
		all[i] = bytes.Clone(order.KeyFromString(&buffer, letterName(i+1)))
		buffer.Reset()
	}
	return all
})
