package eval

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"unicode"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

// pressArticles is the number of press articles that are cleaned to see what is lost.
const pressArticles = 500

// creditReach is the length of the end of a known article in which a picture's credit is looked for, in bytes.
const creditReach = 120

type dirtyPage struct {
	ID    string   `json:"id"`
	Lang  string   `json:"lang"`
	Dirty string   `json:"dirty_text"`
	Gold  string   `json:"gold_text"`
	Keep  []string `json:"must_keep"`
	Drop  []string `json:"must_drop"`
}

type pressArticle struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Cleaning measures the cleaner on pages whose article is known, on segments that must stay
// or go, and on clean press articles, from which nothing should be lost and
// into which repeats are pasted. dataDir is the folder of the labelled sets. Every set is measured whole.
func Cleaning(dataDir string) ([]Score, error) {
	var scores []Score
	for _, set := range []string{"cleaning/en_pages", "cleaning/fr_pages"} {
		pages, err := rows[dirtyPage](filepath.Join(dataDir, "measure-only", set+".jsonl.gz"))
		if err != nil {
			return nil, err
		}
		scores = append(scores, bodyKept(pages, set)...)
		scores = append(scores, bodyKept(ourPages(pages), set+", pages fit to judge by")[0])
	}
	segments, err := rows[dirtyPage](filepath.Join(dataDir, "measure-only/cleaning/segments.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	press, err := rows[pressArticle](filepath.Join(dataDir, "measure-only/press/fr_press.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	press = spread(press, pressArticles)
	scores = append(scores, segmentsKept(segments)...)
	scores = append(scores, wordsKept(press)...)
	return append(scores, repeatsLeft(press)), nil
}

// bodyKept compares the body with the known article by runs of four words:
// precision and recall are means over the pages, F1 is their harmonic mean.
func bodyKept(pages []dirtyPage, set string) []Score {
	precision, recall := 0.0, 0.0
	for _, p := range pages {
		a := cleaned(p.ID, p.Dirty)
		got, want := fourGrams(a.Body()), fourGrams(p.Gold)
		pr, re := overlap(got, want)
		precision += pr
		recall += re
	}
	n := float64(len(pages))
	precision, recall = precision/n, recall/n
	return []Score{
		{"body kept, 4-gram F1", set, 2 * precision * recall / (precision + recall), len(pages)},
		{"body kept, 4-gram precision", set, precision, len(pages)},
		{"body kept, 4-gram recall", set, recall, len(pages)},
	}
}

// ourPages leaves out the pages of which everything is kept because their language is neither
// French nor English, and those whose known article stops at the credit of its first picture.
func ourPages(pages []dirtyPage) []dirtyPage {
	var ours []dirtyPage
	for _, p := range pages {
		end := p.Gold[max(0, len(p.Gold)-creditReach):]
		if isOurs(p.Lang) && !strings.Contains(end, "Crédits :") && !strings.Contains(end, "Crédit :") {
			ours = append(ours, p)
		}
	}
	return ours
}

func cleaned(id, text string) article.Article {
	return clean.Clean(read.Document{ID: id, Path: id, Text: text})
}

// overlap returns the share of got that stands in want and of want that stands in got.
func overlap(got, want map[string]int) (precision, recall float64) {
	both, nGot, nWant := 0, 0, 0
	for g, n := range got {
		both += min(n, want[g])
		nGot += n
	}
	for _, n := range want {
		nWant += n
	}
	if nGot == 0 || nWant == 0 {
		return 0, 0
	}
	return float64(both) / float64(nGot), float64(both) / float64(nWant)
}

// fourGrams counts the runs of four words of text; a text of fewer words is one run.
func fourGrams(text string) map[string]int {
	words := wordsOf(text)
	grams := map[string]int{}
	for i := 0; i < max(1, len(words)-3) && len(words) > 0; i++ {
		grams[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return grams
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// segmentsKept counts the segments that must stay and stay in title, body or captions, and those that must go and
// are gone from there. Segments are compared without regard to blanks.
func segmentsKept(pages []dirtyPage) []Score {
	var keep, drop tally
	for _, p := range pages {
		a := cleaned(p.ID, p.Dirty)
		said := oneBlank(a.TitleText() + "\n" + a.Body())
		for _, s := range p.Keep {
			keep.count(strings.Contains(said, strings.TrimSpace(oneBlank(s))))
		}
		for _, s := range p.Drop {
			drop.count(!strings.Contains(said, strings.TrimSpace(oneBlank(s))))
		}
	}
	return []Score{
		keep.score("must_keep kept", "cleaning/segments"),
		drop.score("must_drop dropped", "cleaning/segments"),
	}
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }

// spread takes n rows evenly from all.
func spread[T any](all []T, n int) []T {
	if len(all) <= n {
		return all
	}
	some := make([]T, n)
	for i := range some {
		some[i] = all[i*len(all)/n]
	}
	return some
}

// wordsKept cleans articles that need no cleaning: title and body should say all that they say.
// A word is kept when a run of four words around it stands in title or body, so that what the
// newspaper itself printed twice need not be kept twice; the second score counts that as lost as well.
func wordsKept(press []pressArticle) []Score {
	kept, said, all := 0, 0, 0
	var whole tally
	for _, p := range press {
		a := cleaned(p.ID, p.Text)
		of := wordsOf(p.Text)
		n := covered(of, fourGrams(a.TitleText()+"\n"+a.Body()))
		kept += n
		said += articleWords(&a)
		all += len(of)
		whole.count(float64(n) >= 0.7*float64(len(of)))
	}
	return []Score{
		{"words kept of clean press", "press/fr_press", share(kept, all), len(press)},
		{"words kept of clean press, its own repeats counted", "press/fr_press", share(said, all), len(press)},
		whole.score("clean articles that lose no more than 30 %", "press/fr_press"),
	}
}

// covered counts the words that stand in a run of four that is among grams.
func covered(words []string, grams map[string]int) int {
	n, until := 0, 0
	for i := 0; i < max(1, len(words)-3) && len(words) > 0; i++ {
		end := min(i+4, len(words))
		if grams[strings.Join(words[i:end], " ")] > 0 {
			n += end - max(i, until)
			until = end
		}
	}
	return n
}

// articleWords counts the words of title and body.
func articleWords(a *article.Article) int {
	n := 0
	for _, p := range a.Passages {
		if p.Kind == article.KindBody || p.Kind == article.KindTitle {
			n += len(wordsOf(p.Of(a.Text)))
		}
	}
	return n
}

// repeatsLeft pastes paragraphs and sentences of every article into it once more and
// returns the share of the pasted words that are still there after cleaning,
// beyond what cleaning leaves of the article without them.
func repeatsLeft(press []pressArticle) Score {
	rng := rand.New(rand.NewPCG(1, 1))
	pasted, left := 0, 0
	for _, p := range press {
		dirty, n := paste(p.Text, rng)
		clean, with := cleaned(p.ID, p.Text), cleaned(p.ID, dirty)
		pasted += n
		left += max(0, articleWords(&with)-articleWords(&clean))
	}
	return Score{"repeats left", "press/fr_press with pasted repeats", share(left, pasted), len(press)}
}

// paste repeats a run of one to three paragraphs at a later place, and the first sentence of
// a paragraph glued to its end, where that ends with a full stop; it returns the words that were added.
func paste(text string, rng *rand.Rand) (dirty string, words int) {
	lines := strings.Split(text, "\n")
	from := rng.IntN(len(lines))
	to := min(len(lines), from+1+rng.IntN(3))
	at := to + rng.IntN(len(lines)-to+1)
	run := lines[from:to]
	out := append([]string{}, lines[:at]...)
	out = append(append(out, run...), lines[at:]...)
	words = len(wordsOf(strings.Join(run, " ")))
	line := rng.IntN(len(lines))
	sentences := strings.SplitAfter(lines[line], ". ")
	if s := strings.TrimSpace(sentences[0]); line < at && len(sentences) > 1 && len(wordsOf(s)) >= 8 && strings.HasSuffix(lines[line], ".") {
		out[line] += s
		words += len(wordsOf(s))
	}
	return strings.Join(out, "\n"), words
}
