package read

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"kiosque/article"
)

// statement is what a JSON record or a row of metadata states.
type statement struct {
	id   string
	bad  []string // why a value was not taken, one sentence each
	line int      // where it stands, from 1
	said Metadata
}

// stateable are the fields a statement can have, by the name used for them.
var stateable = map[string]func(*statement, []string){
	"id":            func(s *statement, v []string) { s.id = strings.TrimSpace(v[0]) },
	"title":         func(s *statement, v []string) { s.said.Title = oneLine(v[0]) },
	"url":           func(s *statement, v []string) { s.said.URL = oneLine(v[0]) },
	"date":          func(s *statement, v []string) { s.said.Date = oneLine(v[0]) },
	"lang":          func(s *statement, v []string) { s.said.Lang = oneLine(v[0]) },
	"source":        func(s *statement, v []string) { s.said.Source = oneLine(v[0]) },
	"author":        func(s *statement, v []string) { s.said.Author = oneLine(v[0]) },
	"countries":     func(s *statement, v []string) { s.said.Countries = s.list("countries", v) },
	"organisations": func(s *statement, v []string) { s.said.Organisations = s.list("organisations", v) },
}

// lists are the fields that hold several values.
var lists = map[string]bool{"countries": true, "organisations": true}

// settle brings language and date to their normal forms, or drops them and says so, and what is too long to be a value.
func (s *statement) settle() {
	s.said.Title = s.settled("title", s.said.Title, ofFairLength)
	s.said.URL = s.settled("url", s.said.URL, ofFairLength)
	s.said.Source = s.settled("source", s.said.Source, ofFairLength)
	s.said.Author = s.settled("author", s.said.Author, ofFairLength)
	s.said.Lang = s.settled("lang", s.said.Lang, langTag)
	s.said.Date = s.settled("date", s.said.Date, func(d string) (string, error) {
		return isoDate(d, s.said.Lang)
	})
}

func (s *statement) settled(field, value string, normal func(string) (string, error)) string {
	if value == "" {
		return ""
	}
	out, err := normal(value)
	if err != nil {
		s.bad = append(s.bad, fmt.Sprintf("%s %q: %v", field, clip(value), err))
		return ""
	}
	return out
}

// ofFairLength refuses a value with which no page could do anything.
func ofFairLength(value string) (string, error) {
	if len(value) > maxValue {
		return "", fmt.Errorf("longer than %d bytes", maxValue)
	}
	return value, nil
}

// clip keeps what is quoted in a reason short.
func clip(s string) string {
	const longest = 80
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}

var languages = sync.OnceValue(func() map[string]string { return pairs("languages.tsv") })

// langTag reads "fr", "fr_CA", "FR-fr", "français" as "fr"; another language
// keeps its whole tag.
func langTag(s string) (string, error) {
	if tag := languages()[strings.ToLower(s)]; tag != "" {
		return tag, nil
	}
	tag, err := language.Parse(s)
	if err != nil {
		return "", errors.New("not a language (want fr, en or another tag of BCP 47)")
	}
	if base, _ := tag.Base(); base.String() == article.French || base.String() == article.English {
		return base.String(), nil
	}
	return tag.String(), nil
}

// splitList parts names written in one value by semicolons or, where it has
// none, by commas.
func splitList(value string) []string {
	if strings.Contains(value, ";") {
		return strings.Split(value, ";")
	}
	return strings.Split(value, ",")
}

// maxValues bounds a stated list: more organisations stand in no article, and there are fewer countries.
const maxValues = 250

// list returns the names in values that are not blank, clean, and no more than maxValues.
func (s *statement) list(field string, values []string) []string {
	var names []string
	for i, v := range values {
		if len(names) == maxValues {
			s.bad = append(s.bad, fmt.Sprintf("%s: %d values, of which the first %d are taken", field, len(values), i))
			break
		}
		if v = oneLine(v); v != "" {
			names = append(names, v)
		}
	}
	return names
}

// fill takes from other what m does not state.
func (m *Metadata) fill(other Metadata) {
	fill(&m.Title, other.Title)
	fill(&m.URL, other.URL)
	fill(&m.Date, other.Date)
	fill(&m.Lang, other.Lang)
	fill(&m.Source, other.Source)
	fill(&m.Author, other.Author)
	if len(m.Countries) == 0 {
		m.Countries = other.Countries
	}
	if len(m.Organisations) == 0 {
		m.Organisations = other.Organisations
	}
}

func fill(s *string, other string) {
	if *s == "" {
		*s = other
	}
}
