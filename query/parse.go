package query

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Error says which parameter of an address is wrong, and what was expected.
type Error struct {
	Parameter string
	Expected  string
}

func (e *Error) Error() string { return e.Parameter + ": expected " + e.Expected }

// A setter reads the values of one parameter into q; the text it returns is
// what was expected, "" when the values are right.
type setter func(q *Query, values []string) (expected string)

// The parameters of an address; all but the facets and
// untranslated stand at most once.
var parameters = map[string]setter{
	"q":                  once(setText),
	string(Year):         many(Year, "a year such as 2017, or "+Undated, asYear),
	string(Country):      many(Country, "a country code of ISO 3166-1 such as BE", asCountry),
	string(Organisation): many(Organisation, fmt.Sprintf("the name of an organisation, at most %d characters", MaxName), asName),
	string(Source):       many(Source, fmt.Sprintf("the name of a source, at most %d characters", MaxName), asName),
	string(Lang):         many(Lang, "fr, en or und", asLang),
	string(Mentioned):    many(Mentioned, "a year such as 2015", asFourDigits),
	"from":               once(setFrom),
	"to":                 once(setTo),
	"sort":               once(setSort),
	"scope":              once(setScope),
	"copies":             once(setCopies),
	"story":              once(setStory),
	"since":              once(setSince),
	"page":               once(number(func(q *Query, n int) { q.Page = n }, MaxOffset)),
	"size":               once(number(func(q *Query, n int) { q.Size = n }, MaxSize)),
	"cursor":             once(setCursor),
	"translate":          once(onOff(func(q *Query, on bool) { q.Translate = on })),
	"untranslated":       setUntranslated,
	"relax":              once(onOff(func(q *Query, on bool) { q.Relax = on })),
	"explain":            once(setExplain),
	"unit":               once(setUnit),
	"share":              once(onOff(func(q *Query, on bool) { q.Share = on })),
}

// Parameters returns the names that Parse knows, sorted.
func Parameters() []string {
	names := make([]string, 0, len(parameters))
	for name := range parameters {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Parse reads a Query from the parameters of an address. An empty value is the
// same as none, since forms send those. The error is an *Error.
func Parse(values url.Values) (Query, error) {
	q := New()
	for _, name := range sortedKeys(values) {
		set, known := parameters[name]
		if !known {
			return Query{}, &Error{name, "one of the parameters " + strings.Join(Parameters(), ", ")}
		}
		given := slices.DeleteFunc(slices.Clone(values[name]), func(v string) bool { return v == "" })
		if len(given) == 0 {
			continue
		}
		if expected := set(&q, given); expected != "" {
			return Query{}, &Error{name, expected}
		}
	}
	return q, q.check()
}

func (q Query) check() error {
	if q.From != "" && q.To != "" && q.From > q.To {
		return &Error{"to", "a day that is not before from"}
	}
	if q.Cursor == "" && q.Offset()+q.Size > MaxOffset {
		return &Error{"page", fmt.Sprintf("a page within the first %d hits; beyond them send the cursor", MaxOffset)}
	}
	return nil
}

// Values returns the parameters that Parse turns back into q, defaults left out.
func (q Query) Values() url.Values {
	v := url.Values{}
	put := func(name, value, byDefault string) {
		if value != byDefault {
			v.Set(name, value)
		}
	}
	put("q", q.Text, "")
	put("from", string(q.From), "")
	put("to", string(q.To), "")
	put("sort", string(q.Sort), string(Relevance))
	put("scope", string(q.Scope), string(Body))
	put("copies", string(q.Copies), string(Folded))
	put("story", q.Story, "")
	put("since", q.Since, "")
	put("page", strconv.Itoa(q.Page), "1")
	put("size", strconv.Itoa(q.Size), strconv.Itoa(Size))
	put("cursor", q.Cursor, "")
	put("translate", switched(q.Translate), "on")
	put("relax", switched(q.Relax), "on")
	put("explain", switched(q.Explain), "off")
	put("unit", string(q.Unit), "")
	put("share", switched(q.Share), "off")
	if len(q.Untranslated) > 0 {
		v["untranslated"] = slices.Clone(q.Untranslated)
	}
	for f, values := range q.Filters {
		v[string(f)] = slices.Clone(values)
	}
	return v
}

func once(set func(*Query, string) string) setter {
	return func(q *Query, values []string) string {
		if len(values) > 1 {
			return "one value"
		}
		return set(q, values[0])
	}
}

func many(f Facet, expected string, read func(string) (string, bool)) setter {
	return func(q *Query, values []string) string {
		if len(values) > MaxValues {
			return fmt.Sprintf("at most %d values", MaxValues)
		}
		for i, v := range values {
			value, ok := read(v)
			if !ok {
				return expected
			}
			values[i] = value
		}
		slices.Sort(values)
		q.Filters[f] = slices.Compact(values)
		return ""
	}
}

func setText(q *Query, text string) string {
	text = clean(text)
	if utf8.RuneCountInString(text) > MaxText {
		return fmt.Sprintf("at most %d characters", MaxText)
	}
	q.Text = text
	return ""
}

// clean returns text without control characters, bad UTF-8 and blanks around it.
func clean(text string) string {
	return strings.TrimSpace(strings.Map(printable, strings.ToValidUTF8(text, " ")))
}

func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

func setSort(q *Query, text string) string {
	q.Sort = Sort(text)
	return oneOf(q.Sort, Relevance, Newest, Oldest, Added)
}

func setScope(q *Query, text string) string {
	q.Scope = Scope(text)
	return oneOf(q.Scope, Body, Raw)
}

func setCopies(q *Query, text string) string {
	q.Copies = Copies(text)
	return oneOf(q.Copies, Folded, All)
}

func setStory(q *Query, text string) string {
	q.Story = text
	if len(text) > MaxID || !utf8.ValidString(text) {
		return "the id of an article"
	}
	return ""
}

// setSince takes the name of a generation: its number in six digits, or more where it needs them.
func setSince(q *Query, text string) string {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n == 0 || len(text) > MaxSince || fmt.Sprintf("%06d", n) != text {
		return "the name of a generation such as 000005"
	}
	q.Since = text
	return ""
}

func onOff(set func(*Query, bool)) func(*Query, string) string {
	return func(q *Query, text string) string {
		set(q, text == "on")
		return oneOf(text, "on", "off")
	}
}

// setExplain also takes what programs write of a switch.
func setExplain(q *Query, text string) string {
	q.Explain = text == "on" || text == "true"
	return oneOf(text, "on", "off", "true", "false")
}

func switched(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

func setUntranslated(q *Query, values []string) string {
	var words []string
	for _, v := range values {
		word := clean(v)
		if utf8.RuneCountInString(word) > MaxWord {
			return fmt.Sprintf("words of at most %d characters", MaxWord)
		}
		if word != "" {
			words = append(words, word)
		}
	}
	if len(values) > MaxUntranslated {
		return fmt.Sprintf("at most %d values", MaxUntranslated)
	}
	slices.Sort(words)
	q.Untranslated = slices.Compact(words)
	return ""
}

func setCursor(q *Query, text string) string {
	q.Cursor = text
	if len(text) > MaxCursor || !utf8.ValidString(text) {
		return "the cursor of an answer"
	}
	return ""
}

func oneOf[T ~string](value T, allowed ...T) string {
	if slices.Contains(allowed, value) {
		return ""
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	return "one of " + strings.Join(names, ", ")
}

// aDate is what is expected of a bound: a month and a year are all of their days.
const aDate = "a day, month or year such as 2017-03-12, 2017-03 or 2017"

func setFrom(q *Query, text string) string {
	first, _, ok := days(text)
	if !ok {
		return aDate
	}
	q.From = first
	return ""
}

func setTo(q *Query, text string) string {
	_, last, ok := days(text)
	if !ok {
		return aDate
	}
	q.To = last
	return ""
}

// days returns the first and the last day of a year, a month or a day.
func days(text string) (first, last Day, ok bool) {
	text = strings.TrimSpace(text)
	if s, ok := spanOf(text); ok {
		return asDay(s.first), asDay(s.last()), true
	}
	_, err := time.Parse(time.DateOnly, text) // of a year below 1000
	return Day(text), Day(text), err == nil
}

func setUnit(q *Query, text string) string {
	q.Unit = Unit(text)
	return oneOf(q.Unit, ByDecade, ByYear, ByMonth)
}

func number(set func(*Query, int), most int) func(*Query, string) string {
	return func(q *Query, text string) string {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > most {
			return fmt.Sprintf("a whole number from 1 to %d", most)
		}
		set(q, n)
		return ""
	}
}

func asYear(text string) (string, bool) {
	if text == Undated {
		return text, true
	}
	return asFourDigits(text)
}

func asFourDigits(text string) (string, bool) {
	_, err := strconv.ParseUint(text, 10, 16)
	return text, err == nil && len(text) == 4
}

func asCountry(text string) (string, bool) {
	code := strings.ToUpper(text)
	return code, len(code) == 2 && isLetter(code[0]) && isLetter(code[1])
}

func isLetter(b byte) bool { return 'A' <= b && b <= 'Z' }

func asLang(text string) (string, bool) {
	return text, oneOf(text, "fr", "en", "und") == ""
}

func asName(text string) (string, bool) {
	return text, utf8.ValidString(text) && utf8.RuneCountInString(text) <= MaxName
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
