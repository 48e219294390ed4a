package vocabulary

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"sync"
)

// wordList are right words, sorted, and whether each is right with -s too.
type wordList struct {
	texts
	plural []bool
}

// knownTexts are the right words of French and of English, sorted: six megabytes,
// unpacked when a first word is not in the archive, in a tenth of a second.
var knownTexts = sync.OnceValue(func() map[string]*wordList {
	return map[string]*wordList{"fr": unpacked("known_fr"), "en": unpacked("known_en")}
})

// unpacked reads an embedded list of words; it is part of the program, so it is there and whole.
func unpacked(name string) *wordList {
	packed, err := data.ReadFile("data/" + name + ".tsv.gz")
	if err != nil {
		panic(fmt.Errorf("read words %s: %w", name, err))
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Errorf("read words %s: %w", name, err))
	}
	content, err := io.ReadAll(unzipped)
	if err != nil {
		panic(fmt.Errorf("read words %s: %w", name, err))
	}
	return newPacked(content)
}

// newPacked reads lines of how many letters are those of the line before, the rest, and "+" for a plural.
func newPacked(content []byte) *wordList {
	var all strings.Builder
	var word []byte
	list := &wordList{}
	for line := range bytes.Lines(content) {
		if line[0] == '#' {
			continue
		}
		rest, plural := bytes.CutSuffix(bytes.TrimRight(line[1:], "\n"), []byte("+"))
		word = append(word[:line[0]-'a'], rest...)
		all.Write(word)
		list.ends = append(list.ends, uint32(all.Len()))
		list.plural = append(list.plural, plural)
	}
	list.all = all.String()
	return list
}

// isKnown tells whether a folded word is one of a language, the plural of one, or one behind a prefix.
func isKnown(lang, word string) bool {
	if isListed(lang, word) {
		return true
	}
	for _, prefix := range prefixes()[lang] {
		if rest, ok := strings.CutPrefix(word, prefix); ok && len(rest) >= leastLetters && isListed(lang, rest) {
			return true
		}
	}
	return false
}

// isListed tells whether the list of a language has word.
func isListed(lang, word string) bool {
	list := knownTexts()[lang]
	if list == nil {
		return false
	}
	if _, ok := list.find(word); ok {
		return true
	}
	singular, ok := strings.CutSuffix(word, "s")
	if !ok {
		return false
	}
	i, ok := list.find(singular)
	return ok && list.plural[i]
}
