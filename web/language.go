package web

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Language is one language of the interface: a file of package folder messages.
type Language struct {
	Code     string // "fr", "en": the name of its file and the value of ui
	tag      language.Tag
	messages map[string]string
	patterns map[string]pattern // of the messages that have {names}
	regions  func() map[string]string
	numbers  *message.Printer
	group    string                    // between the groups of three digits, "" where numbers are written otherwise
	point    string                    // before the digits of a fraction
	examples map[bool]func() []example // by whether their links carry the language on
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
		all = append(all, newLanguage(strings.TrimSuffix(path.Base(name), ".txt"), readFile(name)))
	}
	return all
})

// newLanguage makes a language of its BCP 47 tag and the text of its file.
func newLanguage(code, text string) *Language {
	tag := language.MustParse(code)
	l := &Language{Code: code, tag: tag, messages: readMessages(text), numbers: message.NewPrinter(tag)}
	l.patterns = patternsOf(l.messages)
	l.regions = sync.OnceValue(func() map[string]string { return regionsOf(tag) })
	l.group, l.point = l.separator(), strings.Trim(l.printed("%.1f", 1.5), "15")
	l.examples = map[bool]func() []example{}
	for _, explicit := range []bool{false, true} {
		l.examples[explicit] = sync.OnceValue(func() []example { return examplesOf(l, explicit) })
	}
	return l
}

func readFile(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err) // the name is from the embedded folder itself
	}
	return string(text)
}

// readMessages reads lines of "key = text". Only plain blanks are trimmed: a
// text may end in a no-break space.
func readMessages(file string) map[string]string {
	messages := map[string]string{}
	for line := range strings.Lines(file) {
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
func Codes() string { return strings.Join(codes(), " or ") }

func codes() []string {
	var all []string
	for _, l := range Languages() {
		all = append(all, l.Code)
	}
	return all
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
