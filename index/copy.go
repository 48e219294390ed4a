package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"iter"

	"kiosque/article"
)

// Mover gives generations to other engines, of whatever kind, and takes theirs.
type Mover interface {
	// Give holds the current generation while take reads it. ErrUnavailable when there is none.
	Give(ctx context.Context, take func(Copy) error) error
	// Take writes a copy as a generation, verifies it and makes it current. Its name is a new one where another
	// generation has it. ErrBusy when a rebuild runs; where anything is wrong the current generation stays.
	Take(ctx context.Context, c Copy) (Generation, error)
}

// Copy is a generation on its way from one engine to another. What it yields is to be read once, in the order of
// its fields.
type Copy struct {
	// Generation is what is known of it. Its Digest, where it is not empty, is what the copy must have.
	Generation Generation
	Articles   iter.Seq2[Kept, error] // in the order of the corpus
	Changes    iter.Seq2[Change, error]
	Gone       iter.Seq2[Gone, error] // what it remembers, sorted by id
}

// Kept is an article as an engine keeps it.
type Kept struct {
	Article article.Article `json:"article"`
	Reading article.Reading `json:"reading"` // that of the article, which its own JSON leaves out
	Arrival Arrival         `json:"came"`
}

// KeptOf is an article with its Reading, and when it came.
func KeptOf(a article.Article, came Arrival) Kept { return Kept{a, a.Reading, came} }

// Whole is the article with its Reading.
func (k Kept) Whole() article.Article {
	k.Article.Reading = k.Reading
	return k.Article
}

// Sum is a checksum of articles that go by: those that are the same, in the same order, with the same readings and
// arrivals, have the same in every engine. The zero Sum is that of nothing.
type Sum struct {
	Articles int
	hash     hash.Hash
}

// Of yields articles and adds them to s.
func (s *Sum) Of(articles iter.Seq2[Kept, error]) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		for k, err := range articles {
			if err == nil {
				err = s.add(k)
			}
			if !yield(k, err) {
				return
			}
		}
	}
}

func (s *Sum) add(k Kept) error {
	if s.hash == nil {
		s.hash = sha256.New()
	}
	s.Articles++
	return json.NewEncoder(s.hash).Encode(k)
}

// String is the SHA-256 of all that went by, in hexadecimal.
func (s *Sum) String() string {
	if s.hash == nil {
		s.hash = sha256.New()
	}
	return hex.EncodeToString(s.hash.Sum(nil))
}
