package changes

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"time"

	"kiosque/article"
	"kiosque/index"
)

// MaxGone is how many articles that are gone are remembered: some tens of megabytes on disk.
// Of more, those that have been gone the longest are forgotten.
const MaxGone = 100_000

// Citation returns what is remembered of an article that is gone; its texts are kept up to maxShown bytes.
func Citation(a *article.Article, last string, since time.Time) index.Gone {
	return index.Gone{
		ID: a.ID, Title: shown(a.TitleText()), Source: shown(a.Source), URL: shown(a.URL), Author: shown(a.Author),
		Date: a.Date.Value, Lang: a.Lang, Last: last, Since: since,
	}
}

// Carry returns what a generation remembers, sorted by id: what the one before it did, but for
// articles that the new one has again, and what is gone now; at most MaxGone.
func Carry(carried, now []index.Gone, has func(id string) (bool, error)) ([]index.Gone, error) {
	all := slices.Clone(now)
	for _, g := range carried {
		back, err := has(g.ID)
		if err != nil {
			return nil, err
		}
		if !back {
			all = append(all, g)
		}
	}
	slices.SortStableFunc(all, byID) // what is gone now stands before what was carried
	all = slices.CompactFunc(all, func(a, b index.Gone) bool { return a.ID == b.ID })
	if len(all) > MaxGone {
		slices.SortStableFunc(all, func(a, b index.Gone) int { return b.Since.Compare(a.Since) })
		all = all[:MaxGone]
		slices.SortFunc(all, byID)
	}
	return all, nil
}

func byID(a, b index.Gone) int { return cmp.Compare(a.ID, b.ID) }

// WriteGone writes what is remembered, sorted by id, into the file path, as lines of JSON.
func WriteGone(path string, all []index.Gone) error {
	err := writeLines(path, func(yield func(index.Gone, error) bool) {
		for _, g := range all {
			if !yield(g, nil) {
				return
			}
		}
	})
	if err != nil {
		return fmt.Errorf("write what is gone: %w", err)
	}
	return nil
}

// ReadGone reads what is remembered in the file path, nothing when there is no such file. No more
// than MaxGone are read.
func ReadGone(path string) (all []index.Gone, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read what is gone: %w", err)
	}
	defer func() { _ = f.Close() }()
	return GoneOf(f)
}

// GoneOf reads what is remembered from the content of a file. No more than MaxGone are read.
func GoneOf(content io.Reader) (all []index.Gone, err error) {
	for g, err := range readLines[index.Gone](content) {
		if err != nil {
			return nil, fmt.Errorf("read what is gone: %w", err)
		}
		if all = append(all, g); len(all) == MaxGone {
			break
		}
	}
	return all, nil
}

// FindGone returns the article with an id among those remembered, sorted by id; nil when it is not one of them.
func FindGone(all []index.Gone, id string) *index.Gone {
	if n, found := slices.BinarySearchFunc(all, id, func(g index.Gone, id string) int { return cmp.Compare(g.ID, id) }); found {
		g := all[n]
		return &g
	}
	return nil
}

// Collect gathers what is remembered, at most MaxGone, up to the first error.
func Collect(from iter.Seq2[index.Gone, error]) (all []index.Gone, err error) {
	for g, err := range from {
		if err != nil {
			return nil, err
		}
		if len(all) < MaxGone {
			all = append(all, g)
		}
	}
	return all, nil
}
