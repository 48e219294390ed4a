package query

// A field reads its value into a node, nil when it is none. The field without a reader
// is title:, whose value is a question itself.
type field struct {
	read func(value string) Node
}

// fields are the names of the fields, folded.
var fields = map[string]field{
	"title": {}, "titre": {},
	"source": {named(Source)},
	"lang":   {chosen(Lang, languageCode)}, "langue": {chosen(Lang, languageCode)}, "language": {chosen(Lang, languageCode)},
	"country": {chosen(Country, countryCode)}, "pays": {chosen(Country, countryCode)},
	"org": {named(Organisation)}, "organisation": {named(Organisation)}, "organization": {named(Organisation)},
	"year": {published}, "annee": {published}, "date": {published},
	"mentioned": {chosen(Mentioned, asFourDigits)}, "cite": {chosen(Mentioned, asFourDigits)},
	"before": {before}, "avant": {before},
	"after": {after}, "apres": {after},
}

const longestField = 40 // bytes; no name of a field is longer, decomposed accents included

// fieldOf returns the field of that name; case and accents do not count.
func fieldOf(name string) (field, bool) {
	if len(name) > longestField {
		return field{}, false
	}
	f, known := fields[fold(name)]
	return f, known
}

// named reads the name of an organisation or a source, which stands as typed.
func named(f Facet) func(string) Node {
	return chosen(f, asName)
}

// chosen reads a value of facet f.
func chosen(f Facet, read func(string) (string, bool)) func(string) Node {
	return func(text string) Node {
		if value, ok := read(text); ok {
			return Has{f, value}
		}
		return nil
	}
}

// field reads the value of f: what follows the colon of t, or the phrase or group that touches it.
func (p *parser) field(t token, f field, value string) Node {
	switch {
	case f.read == nil && value != "":
		t.raw = value
		return p.title(p.pattern(t))
	case f.read == nil && p.touches(t, quoted):
		return p.titleOf(t, p.operand)
	case f.read == nil && p.touches(t, opening):
		return p.titleOf(t, p.group)
	case value != "" && !isPattern(value):
		return p.value(t, f, unescape(value))
	case value != "":
		return p.refuse(BadValue, t)
	case p.touches(t, quoted):
		return p.quotedValue(t, f)
	case p.touches(t, opening):
		return p.list(t, f)
	}
	return p.refuse(Empty, t)
}

func isPattern(value string) bool {
	_, prefix := cutPrefix(value)
	_, _, fuzzy := cutFuzzy(value)
	return prefix || fuzzy
}

// titleOf reads a part that titles alone are asked for; the field is a word without one.
func (p *parser) titleOf(t token, read func() Node) Node {
	p.titles++
	n := read()
	p.titles--
	if n == nil {
		return p.refuse(Empty, t)
	}
	return p.title(n)
}

// title asks n of titles. Within a title it is asked of them anyway.
func (p *parser) title(n Node) Node {
	if n == nil || p.titles > 0 {
		return n
	}
	return Title{n}
}

// value reads one value; t is the part of the text to name when it is none.
func (p *parser) value(t token, f field, text string) Node {
	if n := f.read(text); n != nil {
		return p.leaf(t, n)
	}
	return p.refuse(BadValue, t)
}

func (p *parser) quotedValue(t token, f field) Node {
	phrase := p.take()
	both := t.upTo(phrase)
	switch {
	case phrase.text == "":
		return p.refuse(Empty, both)
	case phrase.slop > 0:
		return p.refuse(BadValue, both)
	}
	return p.value(both, f, phrase.text)
}
