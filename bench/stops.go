package main

import (
	_ "embed"
	"os"
	"strings"
	"sync"

	"kiosque/analyzers"
	"kiosque/article"
)

//go:embed data/stop.txt
var stopList string

// stopWords are those that every engine leaves out.
var stopWords = sync.OnceValue(func() []string {
	var words []string
	for line := range strings.Lines(stopList) {
		if word := strings.TrimSpace(line); word != "" && !strings.HasPrefix(word, "#") {
			words = append(words, word)
		}
	}
	return words
})

var stopSet = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, w := range stopWords() {
		set[w] = true
	}
	return set
})

// isStop tells whether nobody asks for word: it is on the list, or is a stop word of Kiosque's in one of the languages.
func isStop(word string) bool {
	return stopSet()[word] || len(analyzers.Tokens(article.English, word)) == 0 || len(analyzers.Tokens(article.French, word)) == 0
}

// writeStops writes the list without its header, as peers read it.
func writeStops(path string) error {
	return os.WriteFile(path, []byte(strings.Join(stopWords(), "\n")+"\n"), 0o644)
}
