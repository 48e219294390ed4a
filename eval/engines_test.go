package eval

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/distributed"
	"kiosque/index/distributed/cluster"
	"kiosque/index/distributed/nodes"
	"kiosque/index/embedded"
)

// mostApart is how far the engines' scores of order may be apart.
const mostApart = .01

// TestBothEnginesOrderAlike seeks articles again with both engines. KIOSQUE_SETS names the folder of the labelled sets;
// without it they seek in made-up words. KIOSQUE_QUESTIONS is how many questions of a set are asked at most.
func TestBothEnginesOrderAlike(t *testing.T) {
	urls, sets := nodes.URLs(t), os.Getenv("KIOSQUE_SETS")
	gatherers := []gatherer{madeCollection}
	if sets != "" {
		gatherers = collections()
	}
	for _, gather := range gatherers {
		c, err := gather(sets)
		if err != nil {
			t.Fatal(err)
		}
		c.cut(os.Getenv("KIOSQUE_QUESTIONS"))
		t.Run(c.sets[0].Name, func(t *testing.T) { orderedAlike(t, c, urls) })
	}
}

// cut leaves so many questions of every set, evenly picked.
func (c *collection) cut(most string) {
	n, err := strconv.Atoi(most)
	for i := range c.sets {
		all := c.sets[i].Questions
		if err != nil || n >= len(all) {
			continue
		}
		c.sets[i].Questions = nil
		for q := range n {
			c.sets[i].Questions = append(c.sets[i].Questions, all[q*len(all)/n])
		}
	}
}

func orderedAlike(t *testing.T, c collection, urls []string) {
	t.Helper()
	wanted := Scores(Figures(asking(t, c, func() (index.Engine, error) {
		return embedded.Open(t.TempDir(), embedded.Options{Logger: quiet})
	})))
	runs := asking(t, c, func() (index.Engine, error) { return inCluster(t, urls) })
	for i, s := range Scores(Figures(runs)) {
		if s.Name != metrics[0].name {
			continue
		}
		apart := s.Value - wanted[i].Value
		t.Logf("%s on %s: %.4f, %.4f embedded, %+.4f", s.Name, s.Set, s.Value, wanted[i].Value, apart)
		if math.Abs(apart) > mostApart || math.IsNaN(apart) {
			t.Errorf("%s on %s is %.4f, and %.4f with the embedded engine", s.Name, s.Set, s.Value, wanted[i].Value)
		}
	}
}

func asking(t *testing.T, c collection, open Opener) []Run {
	t.Helper()
	runs, err := c.ask(t.Context(), open, AsTyped)
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

var quiet = slog.New(slog.DiscardHandler)

// inCluster opens an archive of a name that nobody else has, in three shards; it is removed when the test ends.
func inCluster(t *testing.T, urls []string) (index.Engine, error) {
	o := distributed.Options{
		Logger: quiet, Cluster: cluster.Options{URLs: urls}, Shards: 3, Replicas: -1,
		Archive: fmt.Sprintf("%s-order-%x", cmp.Or(os.Getenv("KIOSQUE_ARCHIVE"), "test"), time.Now().UnixNano()),
	}
	client, err := cluster.New(o.Cluster)
	if err != nil {
		return nil, err
	}
	t.Cleanup(func() {
		if err := client.Do(context.Background(), "DELETE", "/"+o.Archive+"-*", nil, nil); err != nil {
			t.Error(err)
		}
	})
	return distributed.Open(o)
}

// madeCollection is articles of made-up words, of which few are frequent, as in languages: the first 1,100 are French
// and long, the rest English and short, so that the first of them say nothing of how long the others are.
func madeCollection(string) (c collection, err error) {
	r := rand.New(rand.NewPCG(7, 1))
	for _, made := range []struct {
		lang        string
		docs, words int
	}{{article.French, 1100, 120}, {article.English, 500, 15}} {
		var docs []labelledDoc
		for i := range made.docs {
			text := words(r, made.words/3+r.IntN(2*made.words))
			title := strings.Join(slices.Concat(text[:min(4, len(text))], words(r, 2)), " ")
			docs = append(docs, labelledDoc{ID: fmt.Sprintf("%s%d", made.lang, i), Lang: made.lang, Title: title, Text: strings.Join(shuffled(r, text), " ") + "."})
		}
		for i, d := range docs {
			title := d.Title
			if i%2 == 0 {
				title = ""
			}
			c.articles = append(c.articles, labelled(d.ID, d.Lang, title, d.Text))
		}
		c.sets = append(c.sets, knownItemSet("made_"+made.lang, made.lang, docs))
	}
	for i := range c.sets {
		c.sets[i].Translate = false
	}
	c.cut("200")
	return c, nil
}

// words draws n words; the first of all are as frequent as in a text (Zipf).
func words(r *rand.Rand, n int) []string {
	draw := rand.NewZipf(r, 1.1, 4, 5000)
	all := make([]string, n)
	for i := range all {
		all[i] = wordOf(draw.Uint64())
	}
	return all
}

// wordOf is a word of a number: a syllable for each of its digits to the base of 40.
func wordOf(n uint64) string {
	const consonants, vowels = "bdfgklmt", "aeiou"
	word := "v"
	for n += 40; n > 0; n /= 40 {
		word += string(vowels[n%5]) + string(consonants[n%40/5])
	}
	return word
}

func shuffled(r *rand.Rand, all []string) []string {
	all = slices.Clone(all)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}
