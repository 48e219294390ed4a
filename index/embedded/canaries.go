package embedded

import (
	"context"
	"maps"
	"slices"

	"kiosque/index/gates"
	"kiosque/query"
)

// choose returns the questions by which g shows that it answers.
func (g *generation) choose() []string {
	return gates.Choose(slices.Sorted(maps.Keys(g.manifest.Languages)), g.words.Frequent)
}

// answering counts the articles of g that answer questions.
func (g *generation) answering(ctx context.Context) gates.Ask {
	return gates.Asking(g.manifest.Generation, func(q query.Query) (int, error) {
		found, err := ask(ctx, g, func(g *generation) (*answer, error) { return g.rank(ctx, q) })
		if err != nil {
			return 0, err
		}
		return found.Total, nil
	})
}

// answeringBefore counts the articles of b that answer questions; of one that cannot be searched none are known.
func (e *Engine) answeringBefore(ctx context.Context, b *before) gates.Ask {
	return func(questions []string) (map[string]int, error) {
		answers, err := e.askBefore(ctx, b, questions)
		if err != nil && ctx.Err() == nil {
			e.options.Logger.Warn("canary queries are not compared", "generation", b.name, "error", err)
			return nil, nil //nolint:nilnil // none are known, and that is all right
		}
		return answers, err
	}
}

// askBefore asks b, which is opened for that unless it is the generation that e answers from.
func (e *Engine) askBefore(ctx context.Context, b *before, questions []string) (map[string]int, error) {
	g, err := e.searchable(b)
	if err != nil {
		return nil, err
	}
	defer func() { _ = g.release() }()
	return g.answering(ctx)(questions)
}

// searchable returns the generation of b, to be released.
func (e *Engine) searchable(b *before) (*generation, error) {
	if g, err := e.acquire(); err == nil {
		if g.manifest.identity() == b.manifest.identity() {
			return g, nil
		}
		_ = g.release()
	}
	return e.open(b.name)
}
