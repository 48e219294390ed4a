package eval

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/extract"
	"kiosque/corpus/extract/organisations"
	"kiosque/corpus/read"
)

// goldFiles are labels made by careful reading; gold/README.md has the rules.
// The texts that they are of are not in the project.
//
//go:embed gold/*.jsonl
var goldFiles embed.FS

// goldLabels are the labels of one article. What is implied or optional counts
// neither way.
type goldLabels struct {
	ID        string
	Set       string // file under measure-only/press
	Half      string // "dev", or "held": not looked at while rules were written
	Countries struct{ Main, Mentioned, Implied, Optional []string }

	Organisations []goldBody
	Year          *json.Number
	// YearPlausible is a year on which a reader would bet and that the text does
	// not prove: to assert it counts neither way.
	YearPlausible *json.Number `json:"year_plausible"`
}

// goldBody is an organisation, with every form by which the text names it.
type goldBody struct {
	Name     string
	Aliases  []string
	Optional bool
}

// goldTally is what one half of the gold set, in one language or both, adds up to.
type goldTally struct {
	articles      int
	countries     prf
	organisations prf
	main          tally // the first country is one of the main ones
	year          tally // where one is asserted: it is the one that the text proves
}

// Gold measures countries, organisations and years on the project's own gold set,
// by half. sets is the folder of the labelled sets, which has the texts.
func Gold(sets string) ([]Score, error) {
	tallies := map[string]*goldTally{}
	for _, set := range []string{"fr", "en"} {
		labels, err := readGold("gold/press_" + set + ".jsonl")
		if err != nil {
			return nil, err
		}
		texts, err := goldTexts(sets, labels)
		if err != nil {
			return nil, err
		}
		for _, l := range labels {
			for _, of := range []string{l.Half, l.Half + ", " + set} {
				if tallies[of] == nil {
					tallies[of] = &goldTally{}
				}
				tallies[of].count(understood(texts[l.ID]), l)
			}
		}
	}
	return goldScores(tallies), nil
}

func goldScores(tallies map[string]*goldTally) []Score {
	var scores []Score
	for _, half := range []string{"held", "held, fr", "held, en", "dev"} {
		t := tallies[half]
		if t == nil {
			continue
		}
		set := "own gold, " + half
		scores = append(scores, t.countries.scores("countries", set, t.articles)...)
		scores = append(scores, t.main.score("countries, main country right", set))
		scores = append(scores, t.organisations.scores("organisations", set, t.articles)...)
		if t.year.cases > 0 {
			scores = append(scores, t.year.score("year from text, where asserted", set))
		}
	}
	return scores
}

func readGold(name string) ([]goldLabels, error) {
	content, err := goldFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []goldLabels
	for line := range bytes.Lines(content) {
		var l goldLabels
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		all = append(all, l)
	}
	return all, nil
}

// reutersIndent begins the paragraphs of the Reuters file: the entity of a sign
// that was lost, and a tab that was written out.
const reutersIndent = `&\t`

// goldText is an article of the press, without its date.
type goldText struct{ ID, Source, Title, Text, Dateline string }

func goldTexts(sets string, labels []goldLabels) (map[string]goldText, error) {
	texts := map[string]goldText{}
	press, err := rows[goldText](filepath.Join(sets, "measure-only/press", labels[0].Set+".jsonl.gz"))
	if err != nil {
		return nil, err
	}
	for _, p := range press {
		texts[p.ID] = p
	}
	for _, l := range labels {
		if _, ok := texts[l.ID]; !ok {
			return nil, fmt.Errorf("article %s of the gold set is not in %s", l.ID, l.Set)
		}
	}
	return texts, nil
}

func understood(t goldText) article.Article {
	text := strings.TrimSpace(t.Dateline + " " + strings.ReplaceAll(t.Text, reutersIndent, " "))
	d := read.Document{ID: t.ID, Path: t.ID, Text: text, User: read.Metadata{Title: t.Title}}
	a := clean.Clean(d)
	extract.Facts(&a, d, extract.Options{})
	return a
}

func (t *goldTally) count(a article.Article, l goldLabels) {
	t.articles++
	t.countCountries(a.Countries, l)
	t.countOrganisations(a.Organisations, l)
	if year := a.Date.Year(); year != "" && !is(l.YearPlausible, year) {
		t.year.count(is(l.Year, year))
	}
}

func is(n *json.Number, text string) bool { return n != nil && n.String() == text }

func (t *goldTally) countCountries(found []article.Fact, l goldLabels) {
	wanted := slices.Concat(l.Countries.Main, l.Countries.Mentioned)
	either := slices.Concat(l.Countries.Implied, l.Countries.Optional)
	for _, f := range found {
		switch {
		case slices.Contains(wanted, f.Value):
			t.countries.right++
			t.countries.found++
		case !slices.Contains(either, f.Value):
			t.countries.found++
		}
	}
	t.countries.wanted += len(wanted)
	if len(l.Countries.Main) > 0 {
		t.main.count(len(found) > 0 && slices.Contains(l.Countries.Main, found[0].Value))
	}
}

// countOrganisations: a body is right when its name, or a form by which the text
// names it, is the name or an alias of a label; a label counts once.
func (t *goldTally) countOrganisations(found []article.Fact, l goldLabels) {
	taken := make([]bool, len(l.Organisations))
	for _, f := range found {
		switch i := labelOf(f, l); {
		case i < 0:
			t.organisations.found++
		case !l.Organisations[i].Optional && !taken[i]:
			t.organisations.found++
			t.organisations.right++
			taken[i] = true
		case !l.Organisations[i].Optional:
			t.organisations.found++ // the same body under two names
		}
	}
	for _, o := range l.Organisations {
		if !o.Optional {
			t.organisations.wanted++
		}
	}
}

func labelOf(f article.Fact, l goldLabels) int {
	names := map[string]bool{foldedName(f.Value): true, foldedName(organisations.Name(f.Value, article.English)): true}
	for _, e := range f.Evidence {
		names[foldedName(e.Words)] = true
	}
	return slices.IndexFunc(l.Organisations, func(o goldBody) bool {
		return names[foldedName(o.Name)] || slices.ContainsFunc(o.Aliases, func(alias string) bool { return names[foldedName(alias)] })
	})
}

// foldedName is a name without case, accents, points and the articles before it.
func foldedName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '’' || r == '\'':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(strings.NewReplacer("l’", "", "l'", "", "L’", "", "L'", "").Replace(name)))
	words := strings.Fields(name)
	if len(words) > 1 && slices.Contains([]string{"the", "le", "la", "les"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
