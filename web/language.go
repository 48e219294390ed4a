package web

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
)

// Language is one language of the interface: a file of package folder messages.
type Language struct {
	Code     string // "fr", "en": the name of its file and the value of ui
	tag      language.Tag
	messages map[string]string
	regions  display.Namer
	numbers  *message.Printer
}

// Languages returns every language of the interface, by code.
func Languages() []*Language { return languages() }

var languages = sync.OnceValue(func() []*Language {
	names, err := fs.Glob(files, "messages/*.txt")
	if err != nil {
		panic(err) // the pattern is ours
	}
	var all []*Language
	for _, name := range names {
		all = append(all, newLanguage(name))
	}
	return all
})

func newLanguage(name string) *Language {
	code := strings.TrimSuffix(path.Base(name), ".txt")
	tag := language.MustParse(code)
	return &Language{
		Code: code, tag: tag, messages: readMessages(name),
		regions: display.Regions(tag), numbers: message.NewPrinter(tag),
	}
}

// readMessages reads lines of "key = text". Only plain blanks are trimmed: a
// text may end in a no-break space.
func readMessages(name string) map[string]string {
	file, err := files.ReadFile(name)
	if err != nil {
		panic(err) // the name is from the embedded folder itself
	}
	messages := map[string]string{}
	for line := range strings.Lines(string(file)) {
		key, text, found := strings.Cut(line, "=")
		if found && !strings.HasPrefix(key, "#") {
			messages[strings.Trim(key, " ")] = strings.Trim(text, " \r\n")
		}
	}
	return messages
}

// Find returns the language of a code.
func Find(code string) (*Language, bool) {
	for _, l := range Languages() {
		if l.Code == code {
			return l, true
		}
	}
	return nil, false
}

// Codes returns the codes of all languages, as an expectation: "en or fr".
func Codes() string {
	var codes []string
	for _, l := range Languages() {
		codes = append(codes, l.Code)
	}
	return strings.Join(codes, " or ")
}

// Match returns the language that a reader wants, from the Accept-Language of
// RFC 9110; the first language when none fits.
func Match(accept string) *Language {
	wanted, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(wanted) == 0 {
		return Languages()[0]
	}
	_, i, _ := matcher().Match(wanted...)
	return Languages()[i]
}

var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, l := range Languages() {
		tags = append(tags, l.tag)
	}
	return language.NewMatcher(tags)
})

// Text returns the message of key; pairs are names and what stands in their
// place: Text("paging.page", "page", "2"). A key without a message is its own text.
func (l *Language) Text(key string, pairs ...string) string {
	text, ok := l.messages[key]
	if !ok {
		return key
	}
	if len(pairs) == 0 {
		return text
	}
	return fill(text, pairs)
}

// fill replaces {name} by its value, in one pass: a value is never read again.
func fill(text string, pairs []string) string {
	braced := make([]string, len(pairs))
	for i, p := range pairs {
		braced[i] = p
		if i%2 == 0 {
			braced[i] = "{" + p + "}"
		}
	}
	return strings.NewReplacer(braced...).Replace(text)
}

// Or returns the message of key, or otherwise when there is none.
func (l *Language) Or(key, otherwise string) string {
	if text, ok := l.messages[key]; ok {
		return text
	}
	return otherwise
}

// pluralForms are the names of the CLDR plural categories.
var pluralForms = map[plural.Form]string{
	plural.Other: ".other", plural.Zero: ".zero", plural.One: ".one",
	plural.Two: ".two", plural.Few: ".few", plural.Many: ".many",
}

// Count returns the message of key in the plural form of n, {n} replaced by n.
func (l *Language) Count(key string, n int) string {
	return l.Text(l.plural(key, n), "n", l.Number(n))
}

// plural returns the key of the plural form of n.
func (l *Language) plural(key string, n int) string {
	form := pluralForms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
	if _, ok := l.messages[key+form]; !ok {
		form = pluralForms[plural.Other]
	}
	return key + form
}

// Number returns n with the separators of the language; in French narrow no-break spaces.
func (l *Language) Number(n int) string {
	return strings.ReplaceAll(l.numbers.Sprintf("%d", n), "\u00a0", "\u202f")
}
