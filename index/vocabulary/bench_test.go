package vocabulary

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"kiosque/article"
)

// manyArticles is how many passages the time of suggestions is measured at.
const manyArticles = 114_753 // 3 × 38,251

// large is the vocabulary of the English speeches three times over, each with a title of its own first words.
func large(b *testing.B) *Vocabulary {
	b.Helper()
	builder := newLibrary()
	records := readSet(b, "scale/un_debate.jsonl.gz")
	start := time.Now()
	for round := range 3 {
		for i, r := range records {
			words := strings.Fields(r.Text)
			from := min(round*7, len(words))
			a := newArticle(fmt.Sprintf("%s-%d", r.ID, round), "en", strings.Join(words[from:min(from+9, len(words))], " "), r.Text)
			a.Countries = []article.Fact{{Value: [...]string{"FR", "GB", "DE", "GR", "CN"}[i%5]}}
			a.Organisations = []article.Fact{{Value: [...]string{"United Nations", "European Union", "NATO"}[i%3]}}
			builder.add(a)
		}
	}
	b.Logf("%d articles counted in %v, analysis with it", builder.articles, time.Since(start))
	start = time.Now()
	v := builder.vocabulary()
	b.Logf("put in order in %v", time.Since(start))
	return v
}

func BenchmarkLarge(b *testing.B) {
	v := large(b)
	var file bytes.Buffer
	if err := v.Write(&file); err != nil {
		b.Fatal(err)
	}
	words := v.forms["en"].words.len()
	b.Logf("%d words, %d phrases, %d word starts of titles: file of %d bytes, %d an article", words, v.phrases.texts.len(), v.titles.starts.len(), file.Len(), file.Len()/manyArticles)
	for _, typed := range []string{"t", "the", "inter", "secur", "gre", "united nat", "the question of pal", "zzz"} {
		b.Run("Suggest/"+strings.ReplaceAll(typed, " ", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				v.Suggest(typed, "fr", 10)
			}
		})
	}
	for _, typed := range []string{"gouv", "goverment", "internatoinal", "securty", "disarmamant"} {
		b.Run("Correct/"+typed, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				v.Correct(typed, "en")
			}
		})
	}
	b.Run("Read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Read(bytes.NewReader(file.Bytes())); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkCorrectAmongMany corrects among 200,000 words: those of the open sets, and made ones
// that differ from them by a syllable.
func BenchmarkCorrectAmongMany(b *testing.B) {
	const many = 200_000
	builder := openBuilder(b)
	c, from := newCounter(2*many), builder.forms["en"]
	put := func(word string, like *counted) {
		e, _ := c.seen([]byte(word), 1)
		e.articles = like.articles
		c.spell(e, from.spelled(like))
	}
	for i := range from.entries {
		put(from.key(&from.entries[i]), &from.entries[i])
	}
	syllables := []string{"an", "er", "is", "ol", "ut", "re", "mo", "ta", "co"}
	for k := range from.entries {
		word := from.key(&from.entries[k])
		for i, s := range syllables {
			if made := word[:len(word)*i/len(syllables)] + s + word[len(word)*i/len(syllables):]; len(c.entries) < many && isForm(made) {
				put(made, &from.entries[k])
			}
		}
	}
	v := &Vocabulary{total: 1000, forms: map[string]*forms{"en": newForms(c, 1000)}}
	v.link()
	for _, typed := range []string{"goverment", "securty", "internatoinal", "staet", "adress"} {
		b.Run(typed, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				v.Correct(typed, "en")
			}
			b.ReportMetric(float64(v.forms["en"].words.len()), "words")
		})
	}
}
