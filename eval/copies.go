package eval

import (
	"math/rand/v2"
	"path/filepath"
	"strings"

	"kiosque/corpus/clean"
	"kiosque/corpus/copies"
	"kiosque/corpus/read"
)

const (
	copiedArticles = 1000 // articles of the press that get copies
	chromeLines    = 8    // lines of another page that are put around a copy
)

// Copies measures near-duplicates on press articles: a thousand of them get
// three copies each (cut, re-ordered, under other chrome; all re-titled), among
// all the others. A pair is right when both were made of one article.
func Copies(sets string) ([]Score, error) {
	press, err := rows[pressArticle](filepath.Join(sets, "measure-only/press/fr_press.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	pages, err := rows[dirtyPage](filepath.Join(sets, "measure-only/cleaning/fr_pages.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(3, 3))
	var texts []string
	var of []int // the article that a text is made of
	for i, p := range press {
		texts, of = append(texts, p.Text), append(of, i)
		if i%(len(press)/copiedArticles) != 0 {
			continue
		}
		for _, made := range []string{cutCopy(r, p.Text), reordered(r, p.Text), rechromed(r, p.Text, pages)} {
			texts, of = append(texts, "Autre titre pour la même histoire\n\n"+made), append(of, i)
		}
	}
	return pairScores(groupsOf(texts), of, press), nil
}

func groupsOf(texts []string) []int {
	sketches := make([]copies.Sketch, len(texts))
	for i, text := range texts {
		a := clean.Clean(read.Document{Text: text})
		sketches[i] = copies.Of(a.Body())
	}
	return copies.Groups(sketches)
}

// cutCopy keeps the first half of the paragraphs or more, as agencies' copy is cut from its end.
func cutCopy(r *rand.Rand, text string) string {
	p := sentencesOf(text)
	return strings.Join(p[:max(1, len(p)/2+r.IntN(len(p)/2+1))], " ")
}

func reordered(r *rand.Rand, text string) string {
	p := sentencesOf(text)
	at := r.IntN(len(p))
	return strings.Join(append(append([]string{}, p[at:]...), p[:at]...), " ")
}

// rechromed puts lines of another page before and behind text.
func rechromed(r *rand.Rand, text string, pages []dirtyPage) string {
	lines := strings.Split(pages[r.IntN(len(pages))].Dirty, "\n")
	head := lines[:min(chromeLines, len(lines))]
	tail := lines[max(0, len(lines)-chromeLines):]
	return strings.Join(head, "\n") + "\n\n" + text + "\n\n" + strings.Join(tail, "\n")
}

func sentencesOf(text string) []string { return strings.SplitAfter(text, ". ") }

// pairScores counts pairs of texts, of one group and made of one article. Two
// articles of the press may be copies as well, made by the newspapers, which
// nobody labelled: pairs are left out where half of one's words, in runs of
// four, stand in the other.
func pairScores(groups, of []int, press []pressArticle) []Score {
	members := map[int][]int{}
	for i, g := range groups {
		members[g] = append(members[g], of[i])
	}
	var c prf
	for _, m := range members {
		for i := range m {
			for _, j := range m[:i] {
				if m[i] == j {
					c.right++
					c.found++
				} else if !sharesHalf(press[m[i]].Text, press[j].Text) {
					c.found++
				}
			}
		}
	}
	sizes := map[int]int{}
	for _, article := range of {
		sizes[article]++
	}
	for _, n := range sizes {
		c.wanted += n * (n - 1) / 2
	}
	return c.scores("copies, pairs", "press/fr_press with made copies", len(of))
}

func sharesHalf(a, b string) bool {
	ofA, ofB := overlap(fourGrams(a), fourGrams(b))
	return max(ofA, ofB) >= .5
}
