package embedded

import (
	"bufio"
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
