package eval

import (
	_ "embed"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/corpus/extract/organisations"
)

//go:embed data/reuters_organisations.tsv
var reutersOrganisations string

// bodyNames maps the labels of the Reuters stories to canonical names.
var bodyNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(reutersOrganisations) {
		label, name, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			names[label] = name
		}
	}
	return names
})

// Organisations measures organisations. dataDir is the folder of the labelled sets.
//
// The sentences of an encyclopaedia are an outside check only: their labels
// take every band, team and school for an organisation, most of which no
// authority file will ever name and no pattern shows; their spans say how often
// what we claim is an organisation at all (precision), and how much of what
// they mean by one we claim (recall). Reuters' editors labelled what a story is
// about, so only recall is to be had there. The figures that the program is
// held to are those of the gold set of press articles in eval/gold.
func Organisations(dataDir string) ([]Score, error) {
	var scores []Score
	for _, set := range []string{"open/entities/en_wikigold", "measure-only/entities/en_wikineural", "measure-only/entities/fr_wikineural"} {
		sentences, err := rows[labelledSentence](filepath.Join(dataDir, set+".jsonl.gz"))
		if err != nil {
			return nil, err
		}
		scores = append(scores, organisationSpans(sentences, strings.TrimPrefix(strings.TrimPrefix(set, "open/"), "measure-only/"))...)
	}
	stories, err := rows[reutersBodies](filepath.Join(dataDir, "measure-only/press/en_reuters.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	pairs, err := rows[bothLanguages](filepath.Join(dataDir, "measure-only/relevance/xling_news/docs.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	return append(scores, reutersRecall(stories), organisationsInBoth(pairs)), nil
}

// organisationsInBoth measures how far the organisations of an article are
// those of its translation. Bodies that only the text knows cannot be.
func organisationsInBoth(articles []bothLanguages) Score {
	french := map[string][]string{}
	for _, a := range articles {
		if a.Lang == article.French {
			french[strings.TrimSuffix(a.ID, "-fr")] = article.Values(organisations.In(titled(a.Lang, a.Title, a.Text)))
		}
	}
	both, all, pairs := 0, 0, 0
	for _, a := range articles {
		there, paired := french[strings.TrimSuffix(a.ID, "-en")]
		if a.Lang != article.English || !paired {
			continue
		}
		here := article.Values(organisations.In(titled(a.Lang, a.Title, a.Text)))
		pairs++
		all += len(here) + len(there)
		for _, value := range here {
			if slices.Contains(there, value) {
				both++
			}
		}
	}
	return Score{Name: "organisations, F1 between two languages", Set: "relevance/xling_news", Value: share(2*both, all), Cases: pairs}
}

// labelledSentence is a sentence with the names in it; offsets are in code points.
type labelledSentence struct {
	Lang     string `json:"lang"`
	Text     string `json:"text"`
	Entities []struct {
		Type  string `json:"type"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	} `json:"entities"`
}

// organisations returns the labelled organisations as ranges of bytes.
func (s labelledSentence) organisations() []article.Span {
	var spans []article.Span
	for _, e := range s.Entities {
		if e.Type == "ORG" {
			start := byteOf(s.Text, e.Start)
			spans = append(spans, article.Span{Start: start, End: start + byteOf(s.Text[start:], e.End-e.Start)})
		}
	}
	return spans
}

// byteOf returns the byte at which code point n of text starts.
func byteOf(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// organisationSpans scores the evidence in sentences by overlap with the labelled spans.
func organisationSpans(sentences []labelledSentence, set string) []Score {
	var found, right, labelled, hit int
	for _, s := range sentences {
		want, got := s.organisations(), evidenceSpans(s)
		found, labelled = found+len(got), labelled+len(want)
		right += overlapping(got, want)
		hit += overlapping(want, got)
	}
	score := func(name string, part, whole int) Score {
		return Score{Name: "organisations, " + name + " of spans", Set: set, Value: share(part, whole), Cases: len(sentences)}
	}
	precision, recall := score("precision", right, found), score("recall", hit, labelled)
	f1 := Score{Name: "organisations, F1 of spans", Set: set, Cases: len(sentences)}
	if sum := precision.Value + recall.Value; sum > 0 {
		f1.Value = 2 * precision.Value * recall.Value / sum
	}
	return []Score{precision, recall, f1}
}

// evidenceSpans returns where a sentence names organisations, as read by itself.
func evidenceSpans(s labelledSentence) []article.Span {
	span := article.Span{Start: 0, End: len(s.Text)}
	a := &article.Article{Text: s.Text, Lang: s.Lang, Passages: []article.Passage{{Span: span, Kind: article.KindBody, Lang: s.Lang}}}
	var spans []article.Span
	for _, f := range organisations.In(a) {
		for _, e := range f.Evidence {
			spans = append(spans, e.Span)
		}
	}
	return spans
}

// overlapping counts the spans that share a byte with one of others.
func overlapping(spans, others []article.Span) int {
	n := 0
	for _, s := range spans {
		if slices.ContainsFunc(others, func(o article.Span) bool { return s.Start < o.End && o.Start < s.End }) {
			n++
		}
	}
	return n
}

type reutersBodies struct {
	Title string   `json:"title"`
	Text  string   `json:"text"`
	Orgs  []string `json:"orgs"`
}

// reutersRecall is the share of the editors' labels that are found.
func reutersRecall(stories []reutersBodies) Score {
	labels, found, labelled := 0, 0, 0
	for _, s := range stories {
		want := bodiesOf(s.Orgs)
		if len(want) == 0 {
			continue
		}
		labelled++
		got := article.Values(organisations.In(titled(article.English, s.Title, s.Text)))
		for _, name := range want {
			labels++
			if slices.Contains(got, name) {
				found++
			}
		}
	}
	return Score{Name: "organisations, recall of the editors' labels", Set: "press/en_reuters", Value: share(found, labels), Cases: labelled}
}

// bodiesOf returns the canonical names of labels; the editors' ec is any of three bodies of one Community and is left out.
func bodiesOf(labels []string) []string {
	var names []string
	for _, label := range labels {
		if name := bodyNames()[label]; name != "" {
			names = append(names, name)
		}
	}
	return names
}
