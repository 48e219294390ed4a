package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"sort"
	"strings"

	"kiosque/corpus/language"
)

const (
	step      = 2.0
	decay     = 2e-5 // pull of every used weight towards 0
	scale     = 16   // weights are written in sixteenths
	shortness = 2.5  // how much more often short stretches are drawn: 1 is not at all
	fromStart = 0.3  // share of the stretches that are the start of a text
	perText   = 6    // stretches of one text and pass at most
)

// model holds, of every gram, the weights for French and English and the sums of squares that AdaGrad needs.
type model struct {
	grams map[string]int
	w, g  [][2]float64
	seen  []int
	kept  []bool
	bias  [2]float64
	rng   *rand.Rand
}

func newModel() *model {
	return &model{grams: map[string]int{}, rng: rand.New(rand.NewPCG(1, 2))}
}

// fit goes once over the texts, in another order every pass, each label as often as the others.
func (m *model) fit(texts []text, pass int) {
	byLabel := [3][]text{}
	total := 0
	for _, t := range texts {
		if len(t.words) > 0 {
			n := min(perText, 1+len(t.words)/8)
			total += n
			for range n {
				byLabel[t.label] = append(byLabel[t.label], t)
			}
		}
	}
	rate := step / (1 + 0.3*float64(pass))
	for range total {
		of := byLabel[m.label()]
		t := of[m.rng.IntN(len(of))]
		m.learn(m.stretch(t.words), t.label, rate)
	}
}

// label draws a label, each as often as the others.
func (m *model) label() int { return m.rng.IntN(3) }

// stretch draws 1 to 16 words in a row, short stretches and starts of texts more often.
func (m *model) stretch(words []string) string {
	n := 1 + int(15*math.Pow(m.rng.Float64(), shortness))
	n = min(n, len(words))
	at := m.rng.IntN(len(words) - n + 1)
	if m.rng.Float64() < fromStart {
		at = 0
	}
	return strings.Join(words[at:at+n], " ")
}

func (m *model) learn(s string, label int, rate float64) {
	var at []int
	foreign := false
	language.Grams(s, func(k language.Kind, gram []byte) {
		if k == language.Foreign {
			foreign = true
			return
		}
		at = append(at, m.index(string(k)+string(gram)))
	})
	if foreign || len(at) == 0 {
		return
	}
	z := m.bias
	for _, i := range at {
		z[0] += m.w[i][0]
		z[1] += m.w[i][1]
	}
	top := math.Max(0, math.Max(z[0], z[1]))
	f, e, o := math.Exp(z[0]-top), math.Exp(z[1]-top), math.Exp(-top)
	sum := f + e + o
	d := [2]float64{f / sum, e / sum}
	if label < 2 {
		d[label]--
	}
	m.step(at, d, rate)
}

func (m *model) step(at []int, d [2]float64, rate float64) {
	for c := range 2 {
		m.bias[c] -= 0.01 * rate * d[c]
		for _, i := range at {
			if m.kept != nil && !m.kept[i] {
				continue
			}
			grad := d[c] + decay*m.w[i][c]
			m.g[i][c] += grad * grad
			m.w[i][c] -= rate * grad / (1 + math.Sqrt(m.g[i][c]))
			m.seen[i]++
		}
	}
}

func (m *model) index(gram string) int {
	i, known := m.grams[gram]
	if !known {
		i = len(m.w)
		m.grams[gram] = i
		m.w = append(m.w, [2]float64{})
		m.g = append(m.g, [2]float64{})
		m.seen = append(m.seen, 0)
		if m.kept != nil {
			m.kept = append(m.kept, false)
		}
	}
	return i
}

// prune keeps the n grams that move the scores most: weight times the root of the times seen.
func (m *model) prune(n int) {
	order := make([]int, len(m.w))
	worth := make([]float64, len(m.w))
	for i, w := range m.w {
		order[i] = i
		worth[i] = math.Max(math.Abs(w[0]), math.Abs(w[1])) * math.Sqrt(float64(m.seen[i]))
	}
	sort.Slice(order, func(a, b int) bool { return worth[order[a]] > worth[order[b]] })
	m.kept = make([]bool, len(m.w))
	for _, i := range order[:min(n, len(order))] {
		m.kept[i] = true
	}
	for i := range m.w {
		if !m.kept[i] {
			m.w[i] = [2]float64{}
		}
	}
}

func write(path string, m *model) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	zw, _ := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err := m.print(zw); err != nil {
		return err
	}
	if err := zw.Close(); err != nil {
		return err
	}
	return f.Close()
}

const header = `# Weights of words and trigrams for French and for English against other languages, in sixteenths.
# Made by corpus/language/train. Columns: kind (b bias, w word, t trigram), gram, French, English.
# Source: half of the test texts of lingua-go (Apache-2.0) and luceneutil (Apache-2.0); CNIL answers from
# etalab-ia/piaf-ml (MIT); posts of cds-snc/digital-canada-ca (MIT); HIPE and Wikigold sentences (CC BY 4.0);
# questions from anserini-tools and search-benchmark-game (Apache-2.0, MIT); UN General Debate corpus (CC0).
# Licence of the table: Apache-2.0, as the rest of the program.
`

func (m *model) print(w io.Writer) error {
	var rows []string
	for gram, i := range m.grams {
		f, e := round(m.w[i][0]), round(m.w[i][1])
		if f != 0 || e != 0 {
			rows = append(rows, fmt.Sprintf("%s\t%s\t%d\t%d\n", gram[:1], gram[1:], f, e))
		}
	}
	sort.Strings(rows)
	if _, err := fmt.Fprintf(w, "%sb\t\t%d\t%d\n", header, round(m.bias[0]), round(m.bias[1])); err != nil {
		return err
	}
	for _, r := range rows {
		if _, err := io.WriteString(w, r); err != nil {
			return err
		}
	}
	return nil
}

func round(w float64) int { return int(math.Round(w * scale)) }
