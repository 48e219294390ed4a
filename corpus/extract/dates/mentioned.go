package dates

import (
	"sort"
	"strconv"

	"kiosque/article"
)

// Mentioned returns the years that title and body name, "2017", in their
// order, each with every place that names it. A year is no day of publication.
func Mentioned(a *article.Article) []article.Fact {
	p := &page{Article: a}
	p.read()
	defer p.release()
	return p.mentioned()
}

func (p *page) mentioned() []article.Fact {
	places := map[int][]article.Evidence{}
	for _, d := range p.said() {
		if d.year > 0 {
			places[d.year] = append(places[d.year], article.Quote(p.Text, d.Span, mentionRule(d)))
		}
	}
	facts := make([]article.Fact, 0, len(places))
	for year, evidence := range places {
		facts = append(facts, article.Fact{Value: strconv.Itoa(year), Evidence: evidence})
	}
	sort.Slice(facts, func(i, j int) bool { return facts[i].Value < facts[j].Value })
	return facts
}

func mentionRule(d mention) string {
	if d.bare {
		return "year"
	}
	return "date"
}

// In returns the dates that text in lang names with their year, in the
// order of the text, as precise as they are stated: "2017", "2017-03",
// "2017-03-12". Of a list or a range of days it returns the first day.
func In(text, lang string) []article.Fact {
	a := article.Article{Text: text, Lang: lang}
	var facts []article.Fact
	for _, d := range scan(text, readTokens(&a, nil)) {
		if d.year > 0 {
			e := article.Quote(text, d.Span, mentionRule(d))
			facts = append(facts, article.Fact{Value: d.code().String(), Evidence: []article.Evidence{e}})
		}
	}
	return facts
}
