package distributed

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"kiosque/index/bounded"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// maxTitled is how many bytes of a title are kept for suggestions, which show the first hundred.
const maxTitled = 1000

// headline is the beginning of a title.
func headline(title string) string {
	if len(title) <= maxTitled {
		return strings.ToValidUTF8(title, "")
	}
	end := maxTitled
	for end > 0 && !utf8.RuneStart(title[end]) {
		end--
	}
	return strings.ToValidUTF8(title[:end], "")
}

// correct returns what may have been meant by words that no article has.
func (g *generation) correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	v, err := g.vocabulary(ctx)
	if err != nil {
		return nil, fmt.Errorf("correct: %w", err)
	}
	return v.CorrectText(q.Text), nil
}

// suggest completes what was typed. Its titles are found by a search through those of the articles, whose steps are
// asked for some hundred at a time: of four million articles three requests, the first steps of which are remembered.
func (g *generation) suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	v, err := g.vocabulary(ctx)
	if err != nil {
		return nil, fmt.Errorf("suggest: %w", err)
	}
	t := &titles{ctx: ctx, g: g, known: g.memory.titles}
	found := v.With(t.of).Foreseen(t.ahead).Suggest(typed, ui, most)
	if t.err != nil {
		return nil, fmt.Errorf("suggest: %w", t.err)
	}
	return found, nil
}

// titled is the title of an article.
type titled struct{ id, title string }

// Cost is about how many bytes t takes.
func (t titled) Cost() int { return 100 + len(t.id) + len(t.title) }

// titles are those of the articles, for one suggestion. After its first error nothing more is asked for.
type titles struct {
	ctx   context.Context
	g     *generation
	known *bounded.Cache[titled]
	err   error
}

// of is vocabulary.Titles.
func (t *titles) of(article uint32) (id, title string) {
	found, ok := t.known.Find(strconv.Itoa(int(article)))
	if !ok {
		t.ahead([]uint32{article})
		found, _ = t.known.Find(strconv.Itoa(int(article)))
	}
	return found.id, found.title
}

// ahead asks for the titles that are not known yet, at once.
func (t *titles) ahead(articles []uint32) {
	var unknown []uint32
	asked := map[uint32]bool{}
	for _, n := range articles {
		if _, known := t.known.Find(strconv.Itoa(int(n))); !known && !asked[n] {
			asked[n] = true
			unknown = append(unknown, n)
		}
	}
	if len(unknown) == 0 || t.err != nil {
		return
	}
	found, err := t.g.titlesAt(t.ctx, unknown)
	if t.err = err; err != nil {
		return
	}
	for place, title := range found {
		t.known.Put(strconv.FormatInt(place, 10), title)
	}
}

// titlesAt returns the titles of articles by their places in the corpus.
func (g *generation) titlesAt(ctx context.Context, places []uint32) (map[int64]titled, error) {
	body := object{
		"size": len(places), "_source": false, "track_total_hits": false, "sort": []string{"_doc"},
		"docvalue_fields": []string{placeField, idField, titledField}, "query": unranked(clause("terms", placeField, places)),
	}
	var found titlesFound
	if err := g.client.Search(ctx, g.index, body, &found); err != nil {
		return nil, unavailable(err)
	}
	if n := len(found.Hits.Hits); n != len(places) {
		return nil, fmt.Errorf("%d of %d titles are there", n, len(places))
	}
	all := map[int64]titled{}
	for _, h := range found.Hits.Hits {
		all[h.Fields.Place[0]] = titled{h.Fields.ID[0], h.Fields.Title[0]}
	}
	return all, nil
}

// titlesFound is the answer of the cluster.
type titlesFound struct {
	Hits struct {
		Hits []struct {
			Fields struct {
				Place [1]int64  `json:"place"`
				ID    [1]string `json:"id"`
				Title [1]string `json:"titled"`
			} `json:"fields"`
		} `json:"hits"`
	} `json:"hits"`
}
