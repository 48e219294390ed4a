package corpora

import (
	"bufio"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"kiosque/article"
)

// Articles reads the article values of a corpus; an error is the last thing that comes.
func Articles(path string) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(article.Article{}, fmt.Errorf("read corpus: %w", err))
			return
		}
		defer func() { _ = f.Close() }()
		d := gob.NewDecoder(bufio.NewReaderSize(f, 1<<20))
		for {
			var a article.Article
			err := d.Decode(&a)
			if errors.Is(err, io.EOF) || !yield(a, err) || err != nil {
				return
			}
		}
	}
}

// Lines reads the lines of a corpus; an error is the last thing that comes.
func Lines(path string) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(Line{}, fmt.Errorf("read corpus: %w", err))
			return
		}
		defer func() { _ = f.Close() }()
		d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
		for {
			var l Line
			err := d.Decode(&l)
			if errors.Is(err, io.EOF) || !yield(l, err) || err != nil {
				return
			}
		}
	}
}
