package indextest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kiosque/article"
	"kiosque/query"
)

// asker makes up questions to the articles of a corpus.
type asker struct {
	*rand.Rand
	truth  *Naive
	words  map[string][]string      // by language, the frequent ones first
	facets map[query.Facet][]string // values that articles have
}

func newAsker(r *rand.Rand, truth *Naive, most int) asker {
	a := asker{r, truth, map[string][]string{}, map[query.Facet][]string{}}
	for _, lang := range []string{article.French, article.English, article.Other} {
		a.words[lang] = wordsOf(lang, most)
	}
	for _, f := range query.Facets {
		a.facets[f] = truth.values(f)
	}
	return a
}

// question asks something, under some filters, for some page.
func (a asker) question() query.Query {
	q := query.New()
	q.Text = a.text()
	q.Translate, q.Relax, q.Explain = a.once(2), a.once(2), a.once(4)
	if words := strings.Fields(q.Text); len(words) > 0 && a.once(10) {
		q.Untranslated = []string{pick(a.Rand, words)}
	}
	return a.page(a.filtered(q))
}

// once in so many times is true.
func (a asker) once(in int) bool { return a.IntN(in) == 0 }

func (a asker) filtered(q query.Query) query.Query {
	for _, f := range query.Facets {
		for first := true; (first && a.once(8) || !first && a.once(2)) && len(a.facets[f]) > 0; first = false {
			q = q.Toggle(f, pick(a.Rand, a.facets[f]))
		}
	}
	if a.once(20) {
		q = q.Toggle(pick(a.Rand, query.Facets), "1066")
	}
	if a.once(6) {
		q.From = query.Day(a.day())
	}
	if a.once(6) {
		q.To = query.Day(a.day())
	}
	if names := a.truth.came.generations(); len(names) > 0 && a.once(8) {
		q.Since = pick(a.Rand, names)
	}
	if a.once(4) {
		q.Scope = query.Raw
	}
	return q
}

func (a asker) page(q query.Query) query.Query {
	q.Size = query.MaxSize
	if a.once(3) {
		q.Size, q.Page = 1+a.IntN(12), 1+a.IntN(4)
	}
	if a.once(3) {
		q.Copies = query.All
	}
	if a.once(12) {
		q.Story = pick(a.Rand, a.truth.Docs).Story
	}
	q.Sort = pick(a.Rand, append(sorts, query.Relevance))
	return q
}

func (a asker) day() string {
	return fmt.Sprintf("%d-%02d-%02d", 2015+a.IntN(4), 1+a.IntN(12), 1+a.IntN(28))
}

// text is what is typed.
func (a asker) text() string {
	switch n := a.IntN(100); {
	case n < 6:
		return ""
	case n < 30:
		return a.some(1 + a.IntN(3))
	case n < 45:
		return a.some(4 + a.IntN(6))
	case n < 52:
		return a.some(2+a.IntN(4)) + " " + a.phrase()
	case n < 60:
		return a.noise()
	}
	return a.node(3)
}

// some are words of one language, or now and then of any.
func (a asker) some(n int) string {
	lang := pick(a.Rand, a.truth.Docs).Lang
	typed := make([]string, n)
	for i := range typed {
		typed[i] = a.wordOf(lang)
		if a.once(12) {
			typed[i] = a.word()
		}
	}
	return strings.Join(typed, " ")
}

func (a asker) word() string { return a.wordOf(pick(a.Rand, languages)) }

// wordOf is a word as it stands in the table or in other letters; frequent ones are asked for more often.
func (a asker) wordOf(lang string) string {
	word := a.words[lang][int(float64(len(a.words[lang]))*a.Float64()*a.Float64())]
	switch a.IntN(12) {
	case 0:
		return strings.ToUpper(word)
	case 1:
		return strings.ToLower(word)
	}
	return word
}

// node is an expression of at most so many levels.
func (a asker) node(levels int) string {
	if levels == 0 || a.once(4) {
		return a.leaf()
	}
	left, right := a.node(levels-1), a.node(levels-1)
	return pick(a.Rand, []string{
		left + " " + right, left + " " + right, "(" + left + " OR " + right + ")", left + " OU " + right, left + " | " + right,
		left + " -(" + right + ")", left + " NOT " + right, "NOT (" + left + ") " + right, "(" + left + ") SAUF (" + right + ")",
		"title:(" + left + ") " + right, "titre:(" + left + " OR " + right + ")", "(" + left + ") (" + right + ")",
	})
}

func (a asker) leaf() string {
	word := strings.Fields(a.wordOf(pick(a.Rand, a.truth.Docs).Lang))[0]
	return pick(a.Rand, []string{
		word, word, a.word(), a.some(2), a.phrase(), a.phrase(), a.phrase() + fmt.Sprintf("~%d", 1+a.IntN(9)),
		fmt.Sprintf(`"%s"~%d`, a.some(2), 1+a.IntN(3)),
		"=" + word, a.beginning(word) + "*", "zk*", "zk10*", a.misspelt(word) + "~", word + "~1", word + "~2",
		"title:" + word, "titre:" + a.phrase(), "title:" + a.beginning(word) + "*", a.field(),
	})
}

func (a asker) field() string {
	return pick(a.Rand, []string{
		"country:BE", "pays:(BE OU FR)", "org:ANSSI", "org:nato", "org:institut", `org:"Institut 3"`, "source:monde", "source:lemonde.fr",
		"lang:fr", "lang:(en OR und)", "year:2016", "year:undated", "year:2015-2016", "mentioned:2015", "2015..2016",
		"2016-03..2017", "before:" + a.day(), "after:2016-03", "avant:2017",
	})
}

// phrase is two words, or a few as they stand in some article.
func (a asker) phrase() string {
	d := pick(a.Rand, a.truth.Docs)
	words := d.Fields[a.IntN(len(d.Fields))]
	if len(words.Tokens) == 0 || a.once(4) {
		return `"` + a.some(2) + `"`
	}
	first := a.IntN(len(words.Tokens))
	last := min(first+a.IntN(4), len(words.Tokens)-1)
	text := words.Text[words.Tokens[first].Start:words.Tokens[last].End]
	return `"` + strings.NewReplacer(`"`, " ", "\n", " ").Replace(text) + `"`
}

// beginning is the first letters of a word.
func (a asker) beginning(word string) string {
	letters := []rune(word)
	return string(letters[:min(len(letters), 2+a.IntN(4))])
}

// misspelt is a word with a letter left out, doubled or replaced.
func (a asker) misspelt(word string) string {
	letters := []rune(word)
	at := a.IntN(len(letters))
	before, after := string(letters[:at]), string(letters[at+1:])
	return before + pick(a.Rand, []string{"", "e", string(letters[at]) + string(letters[at])}) + after
}

// noise is signs and words in any order: all of it is a question.
func (a asker) noise() string {
	signs := []string{"OR", "NOT", "-", "(", ")", `"`, "title:", "=", "*", "~", "|", "«", "»", "AND", "foo:bar", "year:soon", article.French}
	typed := make([]string, 2+a.IntN(7))
	for i := range typed {
		typed[i] = pick(a.Rand, signs)
		if a.once(2) {
			typed[i] = a.word()
		}
	}
	return strings.Join(typed, pick(a.Rand, []string{" ", " ", ""}))
}
