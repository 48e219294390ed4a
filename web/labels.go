package web

import (
	"strings"

	"kiosque/index"
	"kiosque/query"
)

// Labels names the values of facets in the language of the interface.
type Labels struct {
	Language *Language
	// Organisation names an organisation in a language; nil leaves the canonical name.
	Organisation func(value, lang string) string
	// Names remembers names that were found before; nil finds each anew.
	Names *Names
}

// Label returns the name of a facet's value; what has no name is its own.
func (l Labels) Label(f query.Facet, value string) string {
	if l.Names != nil && f == query.Organisation { // the others are quickly found
		var label [1]string
		if l.Names.labels(scope{l.Language, f}, []index.Value{{Value: value}}, label[:]) {
			return label[0]
		}
		return l.Labels(index.Facet{Name: f, Values: []index.Value{{Value: value}}})[0]
	}
	return l.name(f, value)
}

// name finds what a value is called.
func (l Labels) name(f query.Facet, value string) string {
	switch f {
	case query.Country:
		return l.country(value)
	case query.Organisation:
		return l.organisation(value)
	case query.Lang:
		return l.Language.Or("lang."+value, value)
	case query.Year:
		return l.Language.Or("value."+value, value)
	}
	return value
}

// country prefers the message file, for CLDR's names of some places are long or old.
func (l Labels) country(code string) string {
	if text, ok := l.Language.messages["country."+code]; ok {
		return text
	}
	if name, ok := l.Language.regions()[code]; ok {
		return name
	}
	return code
}

func (l Labels) organisation(value string) string {
	if l.Organisation == nil {
		return value
	}
	if name := strings.TrimSpace(l.Organisation(value, l.Language.Code)); name != "" {
		return name
	}
	return value
}
