package distributed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"

	"golang.org/x/sync/errgroup"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/distributed/cluster"
	"kiosque/index/formula"
	"kiosque/index/generations"
)

// The first articles say how long articles are, before the indices are made.
const (
	firstArticles = 20_000
	firstBytes    = 8 << 20 // of text
	weighedBytes  = 2 << 20 // of them that are analysed for it, evenly picked
	fewArticles   = 1000    // that one shard is enough for
)

// begin gives articles on once the indices of g are made, by what the first of them are like. It looks ahead as far all
// the way: of a language that comes later, its first articles say how long they are.
func (l *load) begin(ctx context.Context, articles iter.Seq2[article.Article, error]) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		next, stop := iter.Pull2(articles)
		defer stop()
		w := window{next: next, placed: l.placed}
		err := w.fill()
		if err == nil && len(w.articles) > 0 {
			languages := languagesOf(w.sample())
			l.languages.Store(&languages)
			err = l.prepare(ctx, !w.ended || len(w.articles) > fewArticles)
		}
		for err == nil && len(w.articles) > 0 {
			l.meet(&w)
			if first := &w.articles[0]; first.own {
				l.places.add(first.place)
				if !yield(first.Article, nil) {
					return
				}
			}
			w.pass()
			err = w.fill()
		}
		if err != nil {
			yield(article.Article{}, err)
		}
	}
}

// placed is an article, where it stands among all of the corpus, and whether it is to be loaded: of other parts some come
// to be measured.
type placed struct {
	article.Article
	place int
	own   bool
}

// window is the articles that come next.
type window struct {
	next     func() (article.Article, error, bool)
	placed   func() (place int, own bool) // of the article that came last
	articles []placed
	size     int // bytes of their texts
	ended    bool
}

// fill takes as many articles as there is room for.
func (w *window) fill() error {
	for !w.ended && len(w.articles) < firstArticles && w.size < firstBytes {
		a, err, ok := w.next()
		if err != nil {
			return err
		}
		if w.ended = !ok; ok {
			place, own := w.placed()
			w.articles, w.size = append(w.articles, placed{a, place, own}), w.size+len(a.Text)
		}
	}
	return nil
}

// sample are the first articles of the window as far as none is missing between them: the same in every part.
func (w *window) sample() (articles []article.Article) {
	size := 0
	for i, a := range w.articles {
		if i >= firstArticles || size >= firstBytes || a.place != w.articles[0].place+i {
			break
		}
		articles, size = append(articles, a.Article), size+len(a.Text)
	}
	return articles
}

// pass leaves the first article behind.
func (w *window) pass() {
	w.size -= len(w.articles[0].Text)
	w.articles[0] = placed{}
	w.articles = w.articles[1:]
}

// meet says how long the articles of a language are, when the first of them comes.
func (l *load) meet(w *window) {
	lang := w.articles[0].Lang
	if l.met[lang] {
		return
	}
	l.met[lang] = true
	languages := maps.Clone(l.lengths())
	of := languages[lang]
	of.Means = languagesOf(slices.Collect(inLanguage(w.sample(), lang)))[lang].Means
	languages[lang] = of
	l.languages.Store(&languages)
}

func inLanguage(articles []article.Article, lang string) iter.Seq[article.Article] {
	return func(yield func(article.Article) bool) {
		for i := range articles {
			if articles[i].Lang == lang && !yield(articles[i]) {
				return
			}
		}
	}
}

// lengths are what is known by now of all languages; of one that an article has come in that is not changed any more.
func (l *load) lengths() map[string]language { return *l.languages.Load() }

// create makes the three indices, by the first articles; more: they are many, or others follow.
func (l *load) create(ctx context.Context, more bool) error {
	shards, err := l.shardsOf(ctx, more)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	for name, body := range map[string]any{
		l.index:        map[string]any{"settings": settings(l.lengths(), shards), "mappings": mapping(l.manifest)},
		l.wordsIndex(): map[string]any{"settings": plain(), "mappings": l.marked(wordsMapping())},
		l.filesIndex(): map[string]any{"settings": plain(), "mappings": l.marked(filesMapping())},
	} {
		group.Go(func() error { return l.makeIndex(ctx, name, body) })
	}
	return group.Wait()
}

// marked is a mapping that says for which generation an index was made.
func (g *generation) marked(mapping map[string]any) map[string]any {
	mapping["_meta"] = map[string]any{"kiosque": manifest{Figures: generations.Figures{Generation: g.manifest.Generation, Created: g.manifest.Created}}}
	return mapping
}

// makeIndex makes an index, also where the answer to a first try is lost: one that is there already is ours if it says
// that it was made for the generation that was begun at the same nanosecond.
func (g *generation) makeIndex(ctx context.Context, name string, body any) error {
	err := insist(ctx, func() error {
		err := g.client.Do(ctx, "PUT", "/"+name, body, nil)
		if isThere(err) {
			err = g.isMade(ctx, name, err)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("create index %s: %w", name, err)
	}
	return nil
}

// isThere tells whether err says that there is an index of the name already.
func isThere(err error) bool {
	var said *cluster.Error
	return errors.As(err, &said) && said.Type == "resource_already_exists_exception"
}

// isMade returns nil where an index that is there was made for g, else why it is none of g.
func (g *generation) isMade(ctx context.Context, name string, otherwise error) error {
	found, err := statesOf(ctx, g.client, name)
	if err != nil {
		return err
	}
	var made manifest
	if json.Unmarshal(found[name].Mappings.Meta.Kiosque, &made) != nil || made.Generation != g.manifest.Generation || !made.Created.Equal(g.manifest.Created) {
		return otherwise
	}
	return nil
}

// shardsOf is how many shards the articles have: as many as there are nodes, or one where the first articles are all.
func (l *load) shardsOf(ctx context.Context, more bool) (int, error) {
	switch {
	case l.shards > 0:
		return l.shards, nil
	case !more:
		return 1, nil
	}
	return l.nodes(ctx)
}

// nodes is how many nodes of the cluster hold data.
func (g *generation) nodes(ctx context.Context) (int, error) {
	var health struct {
		Nodes int `json:"number_of_data_nodes"`
	}
	err := g.client.Do(ctx, "GET", "/_cluster/health?filter_path=number_of_data_nodes", nil, &health)
	return max(1, health.Nodes), err
}

// plain are the settings of an index without analysis.
func plain() map[string]any { return map[string]any{"index": unfound(1)} }

// languagesOf are all languages, with the mean lengths of their articles. One without articles has those of all.
func languagesOf(first []article.Article) map[string]language {
	all, of := lengths{}, map[string]*lengths{}
	for _, lang := range analyzers.Languages() {
		of[lang] = &lengths{}
	}
	for i := range picked(first) {
		one := lengthsOf(&first[i])
		all.add(one)
		of[first[i].Lang].add(one)
	}
	languages := map[string]language{}
	for lang, l := range of {
		if l.articles == 0 {
			l = &all
		}
		languages[lang] = language{Means: l.means()}.scripted()
	}
	return languages
}

// picked are the numbers of articles, evenly picked, that have about weighedBytes of text together.
func picked(articles []article.Article) iter.Seq[int] {
	size := 0
	for i := range articles {
		size += len(articles[i].Text)
	}
	each := 1 + size/weighedBytes
	return func(yield func(int) bool) {
		for i := 0; i < len(articles) && yield(i); i += each {
		}
	}
}

// lengths are those of some articles together, in words.
type lengths struct{ articles, title, body, removed int }

func lengthsOf(a *article.Article) lengths {
	n := func(text string) int { return len(analyzers.Tokens(a.Lang, text)) }
	return lengths{1, n(a.TitleText()), n(a.Body()), n(a.Rest())}
}

func (l *lengths) add(other lengths) {
	l.articles += other.articles
	l.title += other.title
	l.body += other.body
	l.removed += other.removed
}

func (l *lengths) means() map[string]float64 {
	n := float64(max(1, l.articles))
	return map[string]float64{formula.Title: float64(l.title) / n, formula.Body: float64(l.body) / n, formula.Removed: float64(l.removed) / n}
}

// scripted says which means stand in scripts.
func (l language) scripted() language {
	l.Scripted = map[string]float64{}
	for _, field := range []string{titlePlaces, bodyPlaces, removedPlaces} {
		l.Scripted[field] = rounded(l.mean(field))
	}
	return l
}

// rounded is the nearest of the lengths 1, 1.1, 1.21, …: they stand in scripts, of which OpenSearch compiles 75 in five
// minutes that it has not met before, and itself keeps lengths no more exactly.
func rounded(mean float64) float64 {
	const step = 1.1
	return math.Pow(step, math.Round(math.Log(max(1, mean))/math.Log(step)))
}
