// Package kiosque is Kiosque's own engine as a peer: asked the ordinary way, with all
// six facets, up to three fragments a hit and both languages, since that is what a
// reader's question costs. It has no smaller modes.
package kiosque

import (
	"context"
	"log/slog"
	"net/url"
	"runtime/debug"
	"strings"

	"kiosque/article"
	"kiosque/bench/corpora"
	"kiosque/bench/peer"
	"kiosque/bench/queries"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/query"
)

// Name is the name of the engine in tables.
const Name = "kiosque"

// options are the engine's for all that is measured.
func options() embedded.Options {
	return embedded.Options{Logger: quiet(), Body: organisations.Default().Body, Memory: memory()}
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// version is that of this program, where its build knows one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		return ""
	}
	return info.Main.Version
}

// Build makes an archive in dir of the articles beside the lines of a corpus.
func Build(ctx context.Context, lines, dir string) (peer.Built, error) {
	return peer.Measured(Name, version(), dir, func() error {
		o := options()
		o.WriteOnly = true
		e, err := embedded.Open(dir, o)
		if err != nil {
			return err
		}
		defer func() { _ = e.Close() }()
		_, err = e.Rebuild(ctx, corpora.Articles(corpora.ArticlesOf(lines)))
		return err
	})
}

// Searcher asks an archive.
type Searcher struct {
	engine index.Engine
	plain  bool
}

// Open opens the archive in dir. Plain asks for the words as they are.
func Open(dir string, plain bool) (*Searcher, error) {
	e, err := embedded.Open(dir, options())
	if err != nil {
		return nil, err
	}
	return On(e, plain)
}

// On asks an archive that is open.
func On(e index.Engine, plain bool) (*Searcher, error) {
	return &Searcher{e, plain}, e.Ready(context.Background())
}

// Close closes the archive.
func (s *Searcher) Close() error { return s.engine.Close() }

// Modes returns the one mode that there is.
func (s *Searcher) Modes() []peer.Mode { return []peer.Mode{peer.Full} }

// Run answers one question.
func (s *Searcher) Run(q queries.Query, _ peer.Mode) error {
	asked, err := question(q, s.plain)
	if err == nil {
		_, err = s.engine.Search(context.Background(), asked)
	}
	return err
}

// Find answers one question, and says what peers say of theirs.
func (s *Searcher) Find(q queries.Query) (peer.Found, error) {
	asked, err := question(q, s.plain)
	if err != nil {
		return peer.Found{}, err
	}
	result, err := s.engine.Search(context.Background(), asked)
	if err != nil {
		return peer.Found{}, err
	}
	f := peer.Found{Hits: result.Total, Facets: map[string]map[string]int{}}
	for _, facet := range result.Facets {
		if name, compared := facetNames[facet.Name]; compared {
			f.Facets[name] = map[string]int{}
			for _, v := range facet.Values {
				f.Facets[name][v.Value] = v.Count
			}
		}
	}
	for _, hit := range result.Hits[:min(1, len(result.Hits))] {
		f.Best = hit.Article.ID
		for _, fragment := range hit.Fragments {
			f.Snippet += marked(fragment.Text, fragment.Marks) + " "
		}
	}
	return f, nil
}

// facetNames are those of the corpus for the facets that all engines count.
var facetNames = map[query.Facet]string{query.Year: "year", query.Country: "countries", query.Organisation: "orgs"}

func marked(text string, marks []article.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m.Start] + "<mark>" + m.Of(text) + "</mark>")
		at = m.End
	}
	return b.String() + text[at:]
}

// question reads an address, as the server does.
func question(q queries.Query, plain bool) (query.Query, error) {
	return query.Parse(Parameters(q, plain))
}

// Parameters are those of the address that asks q. The plain ones ask for the very
// words, of every article: copies of a story are counted too.
func Parameters(q queries.Query, plain bool) url.Values {
	if !plain {
		return url.Values{"q": {typed(q, q.Words)}}
	}
	quoted := make([]string, len(q.Words))
	for i, w := range q.Words {
		quoted[i] = `"` + w + `"`
		if q.Kind == queries.Phrase {
			quoted[i] = w
		}
	}
	return url.Values{"q": {typed(q, quoted)}, "translate": {"off"}, "relax": {"off"}, "copies": {string(query.All)}}
}

// typed is what a reader types into the search box.
func typed(q queries.Query, words []string) string {
	switch q.Kind {
	case queries.Or:
		return strings.Join(words, " OR ")
	case queries.Phrase:
		return `"` + strings.Join(words, " ") + `"`
	default:
		return strings.Join(words, " ")
	}
}
