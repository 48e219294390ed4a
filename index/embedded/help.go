package embedded

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"

	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// Correct returns what may have been meant by words that no article has.
func (e *Engine) Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return with(ctx, e, func(g *generation) ([]vocabulary.Correction, error) { return g.words.CorrectText(q.Text), nil })
}

// Suggest returns ways to go on from what was typed.
func (e *Engine) Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	return with(ctx, e, func(g *generation) ([]vocabulary.Suggestion, error) { return g.words.Suggest(typed, ui, most), nil })
}

// Similar returns the articles most like one.
func (e *Engine) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	return with(ctx, e, func(g *generation) ([]index.Hit, error) { return g.similar(ctx, id, most) })
}

// Associated returns what goes with a question.
func (e *Engine) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	return with(ctx, e, func(g *generation) ([]index.Association, error) { return g.associated(ctx, q, most) })
}

// with asks the generation that is current when it begins.
func with[T any](ctx context.Context, e *Engine, ask func(*generation) (T, error)) (answer T, err error) {
	g, err := e.acquire()
	if err != nil {
		return answer, err
	}
	defer func() { _ = g.release() }()
	if ctx.Err() != nil {
		return answer, ctx.Err()
	}
	return ask(g)
}

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
