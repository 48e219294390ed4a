package indextest

import (
	_ "embed"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"kiosque/article"
)

//go:embed data/words.tsv
var wordsTable string

// Shape says what the articles of a random corpus are like.
type Shape struct {
	Name          string
	Seed          uint64
	Articles      int
	Languages     []string // each article has one of them; one that is named twice is twice as likely
	Words         int      // different words that the articles of a language are made of, at most
	Sentences     int      // of a body, at most
	Organisations int      // different ones
	Reprinted     int      // of a hundred articles so many tell a story that others tell
	Plates        int      // different words that begin alike, in one article
}

// Shapes are the corpora that engines are held to: few words that meet often, many that
// are rare, long and short articles, stories told many times, more values of a facet
// than an answer lists, one language alone, a single article.
func Shapes() []Shape {
	all := []string{article.French, article.French, article.English, article.English, article.Other}
	return []Shape{
		{Name: "few words", Seed: 1, Articles: 90, Languages: all, Words: 9, Sentences: 3, Organisations: 4, Reprinted: 20},
		{Name: "many words", Seed: 2, Articles: 260, Languages: all, Words: 100, Sentences: 6, Organisations: 12, Reprinted: 20},
		{Name: "long and short", Seed: 3, Articles: 60, Languages: all, Words: 100, Sentences: 60, Organisations: 30, Plates: 1100},
		{Name: "told again", Seed: 4, Articles: 160, Languages: all, Words: 30, Sentences: 4, Organisations: 6, Reprinted: 70},
		{Name: "many organisations", Seed: 5, Articles: 180, Languages: all, Words: 40, Sentences: 3, Organisations: 600, Reprinted: 30},
		{Name: "enough to relax", Seed: 8, Articles: 420, Languages: all[:3], Words: 50, Sentences: 1, Organisations: 3, Reprinted: 10},
		{Name: "one language", Seed: 6, Articles: 70, Languages: []string{article.English}, Words: 60, Sentences: 5, Organisations: 4, Reprinted: 20},
		{Name: "one article", Seed: 7, Articles: 1, Languages: []string{article.French}, Words: 40, Sentences: 8, Organisations: 4},
	}
}

// Make makes the articles of a corpus, the same for the same shape.
func (s Shape) Make() []article.Article {
	r := rand.New(rand.NewPCG(s.Seed, 2))
	articles := make([]article.Article, s.Articles)
	for i := range articles {
		articles[i] = s.article(r, i)
	}
	if s.Plates > 0 {
		plates := make([]string, s.Plates)
		for i := range plates {
			plates[i] = fmt.Sprintf("zk%04d", i)
		}
		add(&articles[0], strings.Join(plates, " "), article.KindBody)
	}
	return articles
}

func (s Shape) article(r *rand.Rand, number int) article.Article {
	lang := pick(r, s.Languages)
	a := article.Article{ID: fmt.Sprintf("a%04d", number), Lang: lang}
	a.Path = a.ID + ".txt"
	a.Source = pick(r, []string{"Le Monde", "lemonde.fr", "The Evening Post", a.Path})
	s.write(r, &a, wordsOf(lang, s.Words))
	a.Countries = facts(r, countries)
	a.Organisations = s.organisations(r)
	a.Mentioned = facts(r, []string{"2015", "2016", "2019"})
	a.Date = article.Date{Value: date(r)}
	if r.IntN(100) < s.Reprinted {
		a.Story = fmt.Sprintf("a%04d", r.IntN(1+s.Articles/8))
	}
	return a
}

// wordsOf returns the words of a language, at most so many.
func wordsOf(lang string, most int) (all []string) {
	for line := range strings.Lines(wordsTable) {
		if words, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), lang+"\t"); ok {
			all = append(all, strings.Split(words, "|")...)
		}
	}
	return all[:min(most, len(all))]
}

// write gives a its passages: some articles have no title, no body or neither; titles
// may be cut from the body; captions and removed text stand between.
func (s Shape) write(r *rand.Rand, a *article.Article, words []string) {
	if r.IntN(6) > 0 {
		a.Title = article.Title{Span: add(a, frequent(r, words, 1+r.IntN(8)), article.KindTitle), Origin: article.Found}
	}
	kinds := []article.Kind{article.KindBody, article.KindBody, article.KindBody, article.KindRemoved, article.KindCaption}
	for range r.IntN(1 + s.Sentences) {
		add(a, frequent(r, words, 2+r.IntN(25)), pick(r, kinds))
		a.Passages[len(a.Passages)-1].Joined = r.IntN(2) == 0
	}
	if first := slices.IndexFunc(a.Passages, isBody); a.Title.Empty() && first >= 0 && r.IntN(2) == 0 {
		span := a.Passages[first].Span
		a.Title = article.Title{Span: article.Span{Start: span.Start, End: span.Start + strings.LastIndexByte(span.Of(a.Text), ' ')}, Origin: article.Derived}
	}
}

func isBody(p article.Passage) bool { return p.Kind == article.KindBody }

// frequent is sentences of so many words, the first of words more often than the last.
func frequent(r *rand.Rand, words []string, n int) string {
	said := make([]string, n)
	for i := range said {
		said[i] = words[int(float64(len(words))*r.Float64()*r.Float64())]
		if r.IntN(9) == 0 {
			said[i] += pick(r, []string{",", ".", " –", "…", " ?", ".\n\nEt", ";"})
		}
	}
	return strings.Join(said, " ") + "."
}

// organisations are some of the known bodies, under one of their names, and some others.
func (s Shape) organisations(r *rand.Rand) []article.Fact {
	found := map[string]string{}
	for range r.IntN(4) {
		name := pick(r, slices.Sorted(maps.Keys(bodies)))
		found[bodies[name]] = name
	}
	for range r.IntN(1 + min(8, s.Organisations)) {
		name := fmt.Sprintf("Institut %d", r.IntN(s.Organisations))
		found[name] = name
	}
	var all []article.Fact
	for _, value := range slices.Sorted(maps.Keys(found)) {
		all = append(all, article.Fact{Value: value, Evidence: []article.Evidence{{Words: found[value], Rule: article.RuleMetadata}}})
	}
	return all
}
