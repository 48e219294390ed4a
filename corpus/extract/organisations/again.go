package organisations

import (
	"slices"
	"strings"

	"kiosque/corpus/extract/gazetteer"
)

// maxSameStart bounds the names of one first word ("Institut …") that are
// looked for again, so that reading stays linear; no article has half as many.
const maxSameStart = 50

// readAgain finds, in what no rule has read, the acronyms that the article
// defines and the names that it proposes.
func (f *finder) readAgain() {
	f.mergeCandidates()
	if len(f.local) == 0 && len(f.candidates) == 0 {
		return
	}
	starts := map[string][]int{}
	for n, c := range f.candidates {
		if key := c.words[0].Key; len(starts[key]) < maxSameStart {
			starts[key] = append(starts[key], n)
		}
	}
	for at, t := range f.texts {
		for i := 0; i < len(t.words); i++ {
			if t.covered[i] {
				continue
			}
			m := f.repeated(t, i, starts)
			if m.to == nobody {
				continue
			}
			m.at, m.first = at, i
			f.mentions = append(f.mentions, m)
			i = m.last - 1
		}
	}
}

// repeated reads a name or an acronym of the article's own at word i.
func (f *finder) repeated(t *passageText, i int, starts map[string][]int) mention {
	for _, last := range []int{i + 1, i + 2} {
		if last <= len(t.words) && len(f.local) > 0 && (last == i+1 || t.words[i+1].Joint == gazetteer.Hyphen) {
			if to, defined := f.local[gazetteer.Plain(t.words[i:last])]; defined {
				return mention{last: last, to: to, rule: RuleAcronym}
			}
		}
	}
	best := mention{to: nobody}
	for _, n := range starts[t.words[i].Key] {
		ws := f.candidates[n].words
		if last := i + len(ws); last <= len(t.words) && last > best.last && sameName(ws, t.words[i:last]) {
			best = mention{last: last, to: ^target(n), rule: RuleName}
		}
	}
	return best
}

// sameName tells whether two runs of words are one name, each capital letter kept.
func sameName(name, ws []gazetteer.Word) bool {
	for i, w := range ws {
		if w.Key != name[i].Key || i > 0 && (w.Joint == gazetteer.Break || name[i].Upper() != w.Upper()) || i == 0 && name[0].Upper() && !w.Upper() {
			return false
		}
	}
	return true
}

// mergeCandidates makes of a candidate that another one goes on the same
// body: "Agence nationale" and "Agence nationale de la recherche". In the order
// of their words such names stand side by side.
func (f *finder) mergeCandidates() {
	order := make([]int, len(f.candidates))
	name := make([]string, len(f.candidates))
	for i, c := range f.candidates {
		order[i], name[i] = i, gazetteer.Keys(c.words)+" "
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(name[a], name[b]) })
	for i := 1; i < len(order); i++ {
		if short, long := order[i-1], order[i]; strings.HasPrefix(name[long], name[short]) {
			f.candidates[short].into = ^target(long)
		}
	}
	for i, c := range f.candidates {
		f.mergeHead(i, c)
	}
}

// mergeHead makes "Inter-hôpitaux" the same body as "Collectif Inter-hôpitaux".
func (f *finder) mergeHead(i int, c candidate) {
	patterns := lexicon()
	if len(c.words) < 2 || !patterns.has("cue", c.words[0].Key) && !patterns.has("low-head", c.words[0].Key) {
		return
	}
	if n, known := f.named[gazetteer.Keys(c.words[1:])]; known && f.candidates[n].into == nobody && n != i {
		f.candidates[n].into = ^target(i)
	}
}
