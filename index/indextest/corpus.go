package indextest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kiosque/article"
)

// New makes an article of a title, a body and removed text, each of which may be empty.
func New(id, lang, title, body, removed string) article.Article {
	a := article.Article{ID: id, Path: id + ".txt", Source: "source of " + id, Lang: lang}
	a.Title = article.Title{Span: add(&a, title, article.KindTitle), Origin: article.Found}
	add(&a, body, article.KindBody)
	add(&a, removed, article.KindRemoved)
	return a
}

func add(a *article.Article, text string, kind article.Kind) article.Span {
	if text == "" {
		return article.Span{}
	}
	if a.Text != "" {
		a.Text += "\n\n"
	}
	span := article.Span{Start: len(a.Text), End: len(a.Text) + len(text)}
	a.Text += text
	a.Passages = append(a.Passages, article.Passage{Span: span, Kind: kind, Lang: a.Lang})
	return span
}

// What random articles are made of. Words are few, so that they meet.
var (
	vocabulary = map[string][]string{
		article.French: strings.Fields("cyberattaque l’Allemagne d'Égypte sécurité œuvre gouvernement États-Unis Koweït police le la des menaces" +
			" coopération européenne «parquet» jusqu’à aujourd’hui enquête Europol"),
		article.English: strings.Fields("security Germany's government Europol attacks the of cyber-attack police minister European cooperation" +
			" U.N. states threat investigation networks"),
		article.Other: strings.Fields("Sicherheit Europol Regierung Polizei Zusammenarbeit"),
	}
	countries     = []string{"BE", "FR", "DE", "US", "MA"}
	organisations = []string{"Europol", "Union européenne", "ANSSI", "AT&T"}
	languages     = []string{article.French, article.French, article.English, article.English, article.Other}
)

// Random makes n articles by chance, the same for the same seed.
func Random(seed uint64, n int) []article.Article {
	r := rand.New(rand.NewPCG(seed, 1))
	articles := make([]article.Article, n)
	for i := range articles {
		lang := pick(r, languages)
		v := vocabulary[lang]
		a := New(fmt.Sprintf("a%04d", i), lang, sentence(r, v, 1+r.IntN(6)), body(r, v), sentence(r, v, r.IntN(4)))
		a.Countries = facts(r, countries)
		a.Organisations = facts(r, organisations)
		a.Mentioned = facts(r, []string{"2015", "2016", "2019"})
		a.Date = article.Date{Value: date(r)}
		if r.IntN(3) == 0 {
			a.Story = fmt.Sprintf("a%04d", i%7)
		}
		articles[i] = a
	}
	return articles
}

func body(r *rand.Rand, vocabulary []string) string {
	sentences := make([]string, r.IntN(8))
	for i := range sentences {
		sentences[i] = sentence(r, vocabulary, 3+r.IntN(60))
	}
	return strings.Join(sentences, " ")
}

func sentence(r *rand.Rand, vocabulary []string, n int) string {
	if n == 0 {
		return ""
	}
	words := make([]string, n)
	for i := range words {
		words[i] = pick(r, vocabulary)
	}
	return strings.Join(words, " ") + "."
}

func facts(r *rand.Rand, values []string) []article.Fact {
	var facts []article.Fact
	for _, v := range values {
		if r.IntN(3) == 0 {
			facts = append(facts, article.Fact{Value: v, Evidence: []article.Evidence{{Words: v, Rule: article.RuleMetadata}}})
		}
	}
	return facts
}

// date is undated, a year, a month or a day.
func date(r *rand.Rand) string {
	day := fmt.Sprintf("%d-%02d-%02d", 2015+r.IntN(4), 1+r.IntN(12), 1+r.IntN(28))
	return day[:pick(r, []int{0, 4, 7, 10, 10})]
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
