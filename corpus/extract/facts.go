package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/corpus/extract/countries"
	"kiosque/corpus/extract/dates"
	"kiosque/corpus/extract/organisations"
	"kiosque/corpus/read"
)

// Options say what the reader of a corpus knows besides its articles.
type Options struct {
	Authority     *organisations.Authority // nil: organisations.Default
	CrawledBefore string                   // no article is younger than this day, "2017-03-12"; "" when not known
}

// Facts fills the facts of a from its passages and from what d states beside
// them. What a user states beats what is read: a list that is stated replaces
// the one that would be found. It returns what was stated and cannot be used.
func Facts(a *article.Article, d read.Document, o Options) (unusable []string) {
	authority := o.Authority
	if authority == nil {
		authority = organisations.Default()
	}
	part, unusable := beginning(a)
	a.Date, a.Mentioned = dates.Read(part, d.User, d.Page, o.CrawledBefore)
	stated, refused := statedCountries(d.User.Countries)
	unusable = append(unusable, refused...)
	if a.Countries = stated; len(stated) == 0 {
		a.Countries = countries.In(part)
	}
	part.Countries = a.Countries
	stated, refused = statedOrganisations(d.User.Organisations, authority)
	if a.Organisations = stated; len(stated) == 0 {
		a.Organisations = authority.In(part)
	}
	return append(unusable, refused...)
}

// maxRead is how many bytes of an article facts are read in: longer than any article of the press, and words cost a
// hundred bytes each while they are read.
const maxRead = 1 << 20

// beginning returns the part of an article that facts are read in, mostly all of it.
func beginning(a *article.Article) (part *article.Article, unusable []string) {
	b := *a
	if len(a.Text) <= maxRead {
		return &b, nil
	}
	b.Text = strings.ToValidUTF8(a.Text[:maxRead], "")
	b.Title.Span = within(a.Title.Span, len(b.Text))
	b.Passages = nil
	for _, p := range a.Passages {
		if p.Span = within(p.Span, len(b.Text)); !p.Empty() {
			b.Passages = append(b.Passages, p)
		}
	}
	return &b, []string{fmt.Sprintf("a text of %d bytes: facts are read in its first MiB alone", len(a.Text))}
}

func within(s article.Span, end int) article.Span {
	return article.Span{Start: min(s.Start, end), End: min(s.End, end)}
}

func statedCountries(stated []string) (facts []article.Fact, unusable []string) {
	for _, words := range stated {
		if code, ok := countries.Code(words); ok {
			facts = withStated(facts, code, words)
		} else {
			unusable = append(unusable, fmt.Sprintf("country %q: neither a code of ISO 3166-1 nor a country's name", words))
		}
	}
	return facts, unusable
}

// maxStatedName is the most characters of an organisation's name; more are a
// text that stands in the wrong field, and no list of names could show it.
const maxStatedName = 200

func statedOrganisations(stated []string, authority *organisations.Authority) (facts []article.Fact, unusable []string) {
	for _, words := range stated {
		switch length := utf8.RuneCountInString(words); {
		case strings.TrimSpace(words) == "":
			unusable = append(unusable, fmt.Sprintf("organisation %q: no name", words))
		case length > maxStatedName:
			unusable = append(unusable, fmt.Sprintf("organisation %q…: longer than %d characters", string([]rune(words)[:maxQuoted]), maxStatedName))
		default:
			facts = withStated(facts, authority.Value(words), words)
		}
	}
	return facts, unusable
}

// maxQuoted is how many characters of a name that is too long a report quotes.
const maxQuoted = 40

func withStated(facts []article.Fact, value, words string) []article.Fact {
	for _, f := range facts {
		if f.Value == value {
			return facts
		}
	}
	evidence := []article.Evidence{{Words: words, Rule: article.RuleMetadata}}
	return append(facts, article.Fact{Value: value, Main: true, Evidence: evidence})
}
