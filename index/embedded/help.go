package embedded

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"

	"kiosque/index/vocabulary"
)

func writeVocabulary(path string, v *vocabulary.Vocabulary) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	err = errors.Join(v.Write(w), w.Flush(), f.Sync(), f.Close())
	if err != nil {
		return fmt.Errorf("write vocabulary: %w", err)
	}
	return nil
}

func readVocabulary(path string) (*vocabulary.Vocabulary, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	v, err := vocabulary.Read(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	return v, nil
}

// suggest completes what was typed. Its error is the first of an article whose title could not be read.
func (g *generation) suggest(typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	var unread error
	titles := func(doc uint32) (id, title string) {
		a, err := g.store.Article(doc)
		if err != nil {
			unread = cmp.Or(unread, err)
			return "", ""
		}
		return a.ID, a.TitleText()
	}
	found := g.words.With(titles).Suggest(typed, ui, most)
	return found, unread
}
