package embedded_test

import (
	"math"

	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/index/reading"
	"kiosque/query"
)

// formula is the order of the engine as docs/decisions/0008 has it, computed from the words
// of every article: by the constants of weights.go and by nothing else of the engine.
type formula struct {
	truth  *indextest.Naive
	counts map[count]float64
	means  map[field]float64
}

// field is a field of the articles of a language.
type field struct{ lang, name string }

// count is what articles are counted by: a word in a field, stemmed or as it is.
type count struct {
	field
	text  string
	exact bool
}

// reasoner is what indextest.Comparison asks for.
func reasoner(truth *indextest.Naive) indextest.Reasoner {
	f := &formula{truth, map[count]float64{}, map[field]float64{}}
	return func(in []index.Asked, scope query.Scope, doc *indextest.Doc) []index.Reason {
		for _, a := range in {
			if a.Lang == doc.Lang {
				return judged{f, scope, doc, float64(truth.Articles(doc.Lang))}.node(a.Root)
			}
		}
		return nil
	}
}

const firstWords = 100 // of a body: its lead

// stands tells how often a word stands in a field of a document, and how long that is: the lead
// is the first words of the body, the first half of them twice; families are of title and body.
func stands(d *indextest.Doc, name, text string, exact bool) (frequency, length float64) {
	title, body, removed := d.Fields[0], d.Fields[1], d.Fields[2]
	switch name {
	case "lead":
		first := min(firstWords, len(body.Tokens))
		half := min(firstWords/2, len(body.Tokens))
		for i, t := range body.Tokens[:first] {
			if t.Term == text {
				frequency++
			}
			if t.Term == text && i < half {
				frequency++
			}
		}
		return frequency, float64(first)
	case "family":
		for _, w := range []indextest.Words{title, body} {
			for _, t := range w.Tokens {
				if beginning(t.Exact) == text {
					frequency++
				}
			}
		}
		return frequency, float64(len(title.Tokens) + len(body.Tokens))
	}
	if name == "words" {
		return float64(len(title.At(text, exact)) + len(body.At(text, exact))), float64(len(title.Tokens) + len(body.Tokens))
	}
	words := map[string]indextest.Words{"title": title, "body": body, "removed": removed}[name]
	return float64(len(words.At(text, exact))), float64(len(words.Tokens))
}

// beginning is the family of a word: its first letters, when it has more.
func beginning(word string) string {
	if letters := []rune(word); len(letters) > embedded.FamilyLetters {
		return string(letters[:embedded.FamilyLetters])
	}
	return ""
}

// articles counts the articles of a language in which a word stands in a field.
func (f *formula) articles(c count) float64 {
	n, known := f.counts[c]
	if known {
		return n
	}
	for i := range f.truth.Docs {
		d := &f.truth.Docs[i]
		if d.Lang != c.lang {
			continue
		}
		if frequency, _ := stands(d, c.name, c.text, c.exact); frequency > 0 {
			n++
		}
	}
	f.counts[c] = n
	return n
}

// mean is the mean length of a field: 1 where no article has one.
func (f *formula) mean(of field) float64 {
	if mean, known := f.means[of]; known {
		return mean
	}
	words := 0.0
	for i := range f.truth.Docs {
		if d := &f.truth.Docs[i]; d.Lang == of.lang {
			_, length := stands(d, of.name, "", false)
			words += length
		}
	}
	f.means[of] = 1
	if words > 0 && of.name != "lead" {
		f.means[of] = words / float64(f.truth.Articles(of.lang))
	}
	return f.means[of]
}

// rarity is the inverse document frequency of what so many of all articles have.
func (j judged) rarity(articles float64) float64 {
	articles = min(articles, j.all)
	return math.Log(1 + (j.all-articles+0.5)/(articles+0.5))
}

// judged is a document that meets a question.
type judged struct {
	*formula
	scope query.Scope
	doc   *indextest.Doc
	all   float64 // articles of its language
}

// node returns the reasons of what the document meets of n.
func (j judged) node(n reading.Node) (reasons []index.Reason) {
	switch n := n.(type) {
	case reading.All, reading.Any:
		return j.each(reading.Parts(n))
	case reading.Some:
		return append(j.each(n.Of), j.pairs(n.Of)...)
	case reading.Best:
		best := -1.0
		for _, part := range n {
			if found := j.each([]reading.Node{part}); j.doc.Meets(part, j.scope) && total(found) > best {
				reasons, best = found, total(found)
			}
		}
		return reasons
	case reading.Fact:
		return j.fact(n)
	case *reading.Class:
		return []index.Reason{j.word(n)}
	}
	return nil
}

func (j judged) each(parts []reading.Node) (reasons []index.Reason) {
	for _, part := range parts {
		if j.doc.Meets(part, j.scope) {
			reasons = append(reasons, j.node(part)...)
		}
	}
	return reasons
}

func total(reasons []index.Reason) (score float64) {
	for _, r := range reasons {
		score += r.Score
	}
	return score
}

// fact counts an organisation that was asked for as words, by the articles of all languages that name it.
func (j judged) fact(f reading.Fact) []index.Reason {
	if f.Times == 0 {
		return nil
	}
	articles := 0.0
	for i := range j.truth.Docs {
		if j.truth.Docs[i].Meets(f, j.scope) {
			articles++
		}
	}
	worth := f.Times * j.rarity(articles)
	return []index.Reason{{Typed: f.Value, Score: worth, Rarity: worth}}
}
