package distributed

import (
	"context"
	"fmt"

	"kiosque/index/reading"
)

// knowledge is what a question to g is read with.
func (g *generation) knowledge(ctx context.Context) reading.Knowledge {
	return reading.Knowledge{Forms: &dictionary{ctx, g, map[string][]string{}}, Body: g.body}
}

// dictionary is the forms of a generation, for one question: the same pattern is looked up once.
type dictionary struct {
	ctx   context.Context
	g     *generation
	known map[string][]string
}

// Prefixed returns the exact forms of lang that begin with prefix.
func (d *dictionary) Prefixed(lang, prefix string, most int) ([]string, error) {
	return d.forms(lang, prefix+"*", most, clause("prefix", formField, prefix))
}

// Near returns the exact forms of lang within so many edits of text, an exchange of neighbours among them. They are
// all of them: under a constant score the cluster walks through its dictionary and leaves nothing out, whereas
// max_expansions would keep the nearest alone.
func (d *dictionary) Near(lang, text string, edits, most int) ([]string, error) {
	near := object{"value": text, "fuzziness": edits, "prefix_length": 0, "transpositions": true, "rewrite": "constant_score"}
	return d.forms(lang, fmt.Sprintf("%s~%d", text, edits), most, clause("fuzzy", formField, near))
}

// forms asks for up to most forms, the first by their bytes.
func (d *dictionary) forms(lang, pattern string, most int, matching any) ([]string, error) {
	key := fmt.Sprintf("%s %d %s", lang, most, pattern)
	if all, known := d.known[key]; known {
		return all, nil
	}
	all, err := d.g.forms(d.ctx, lang, most, matching)
	if err != nil {
		return nil, fmt.Errorf("look for words like %q: %w", pattern, err)
	}
	d.known[key] = all
	return all, nil
}

func (g *generation) forms(ctx context.Context, lang string, most int, matching any) ([]string, error) {
	body := object{
		"size": most, "_source": false, "track_total_hits": false, "sort": []string{formField},
		"query": unranked(clause("term", langField, lang), matching),
	}
	var found struct {
		Hits struct {
			Hits []struct {
				Sort [1]string `json:"sort"`
			} `json:"hits"`
		} `json:"hits"`
	}
	if err := g.client.Search(ctx, g.wordsIndex(), body, &found); err != nil {
		return nil, unavailable(err)
	}
	var all []string
	for _, h := range found.Hits.Hits {
		all = append(all, h.Sort[0])
	}
	return all, nil
}
