package query_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/query"
)

// Short names for the nodes that the tables are full of.
type (
	and    = query.And
	or     = query.Or
	node   = query.Node
	phrase = query.Phrase
	dated  = query.Dated
)

func words(text string) node  { return query.Words{Text: text} }
func exact(text string) node  { return query.Exact{Text: text} }
func prefix(text string) node { return query.Prefix{Text: text} }
func not(n node) node         { return query.Not{Node: n} }
func title(n node) node       { return query.Title{Node: n} }

func fuzzy(text string, edits int) node { return query.Fuzzy{Text: text, Edits: edits} }

func has(f query.Facet, value string) node { return query.Has{Facet: f, Value: value} }

func problems(pairs ...string) []query.Problem {
	var all []query.Problem
	for i := 0; i < len(pairs); i += 2 {
		all = append(all, query.Problem{Code: pairs[i], Text: pairs[i+1]})
	}
	return all
}

func TestAQuestionWithoutFaultsIsReadAsMeant(t *testing.T) {
	for text, want := range map[string]node{
		// words and phrases
		"":                            nil,
		" \u00a0 ":                    nil,
		"l’Allemagne et la France":    words("l’Allemagne et la France"),
		"25\u202f000 \u00a0 réfugiés": words("25 000 réfugiés"),
		"not lower or et ou sauf":     words("not lower or et ou sauf"),
		`a "b c" d`:                   and{words("a"), phrase{Text: "b c"}, words("d")},
		"« b\u00a0c »d":               and{phrase{Text: "b c"}, words("d")},
		"“b c” „d e“ „f” ”g” »h«":    and{phrase{Text: "b c"}, phrase{Text: "d e"}, phrase{Text: "f"}, phrase{Text: "g"}, phrase{Text: "h"}},
		`l'"État islamique"`:         and{words("l'"), phrase{Text: "État islamique"}},
		`« dit "oui" »`:              phrase{Text: `dit "oui"`},
		`"a \"b\" \\ c"`:             phrase{Text: `a "b" \ c`},
		`"a b"~5 c`:                  and{phrase{Text: "a b", Slop: 5}, words("c")},
		`"a b"~0`:                    phrase{Text: "a b"},
		"Paris: la ville, 12:30":     words("Paris: la ville, 12:30"),
		"https://x.be/a?b=c std::fs": words("https://x.be/a?b=c std::fs"),
		"a = b => c -> d -- e":       words("a = b => c -> d -- e"),
		"5 * 3 ~ 15":                 words("5 * 3 ~ 15"),
		"AT&T C++ C# F-16":           words("AT&T C++ C# F-16"),
		// operators
		"TALKS BETWEEN PARIS AND LONDON OR ROME": words("TALKS BETWEEN PARIS AND LONDON OR ROME"),
		"(PARIS OR LONDON OR ROME OR BERLIN)":    or{words("PARIS"), words("LONDON"), words("ROME"), words("BERLIN")},
		"a OR b OU c | d":                        or{words("a"), words("b"), words("c"), words("d")},
		"a b OR c d":                             or{words("a b"), words("c d")},
		"a AND b ET c":                           words("a b c"),
		"a (b OR c)":                             and{words("a"), or{words("b"), words("c")}},
		"((a)) (b c)":                            words("a b c"),
		"a NOT b":                                and{words("a"), not(words("b"))},
		"NOT a b":                                and{not(words("a")), words("b")},
		"a SAUF (b c)":                           and{words("a"), not(words("b c"))},
		"NOT NOT a":                              words("a"),
		"NOT NOT NOT a":                          not(words("a")),
		"NOT (NOT a)":                            words("a"),
		"a OR NOT b":                             or{words("a"), not(words("b"))},
		"a -b":                                   and{words("a"), not(words("b"))},
		`a -"b c" -(d OR e)`:                     and{words("a"), not(phrase{Text: "b c"}), not(or{words("d"), words("e")})},
		"(-a b)":                                 and{not(words("a")), words("b")},
		"-OR":                                    not(words("OR")),
		"-=a -bc* -lang:fr":                      and{not(exact("a")), not(prefix("bc")), not(has(query.Lang, "fr"))},
		"cyber-attaque":                          words("cyber-attaque"),
		"Paris - Londres – a — b":                words("Paris - Londres – a — b"),
		`"a"-b`:                                  and{phrase{Text: "a"}, words("-b")},
		// patterns
		"cyber*":            prefix("cyber"),
		"cyber**":           prefix("cyber"),
		"cyber-atta*":       prefix("cyber-atta"),
		"daech~":            fuzzy("daech", 1),
		"cyberattaque~":     fuzzy("cyberattaque", 2),
		"cyberattaque~1":    fuzzy("cyberattaque", 1),
		"daech~2":           fuzzy("daech", 2),
		"daech~0":           exact("daech"),
		">04~0":             exact(">04"),
		"=sécurité":         exact("sécurité"),
		"=l’État":           exact("l’État"),
		`="État islamique"`: phrase{Text: "État islamique"},
		// escapes
		`\OR \-a \=b c\* d\~1 title\:e \2015..2019`: words("OR -a =b c* d~1 title:e 2015..2019"),
		`AC\DC a\(b\) \\x \|`:                       words(`AC\DC a(b) \x |`),
		`a\*b*`:                                     prefix("a*b"),
	} {
		check(t, text, want, nil)
	}
}

func check(t *testing.T, text string, want node, wrong []query.Problem) {
	t.Helper()
	got := query.Read(text)
	if diff := cmp.Diff(want, got.Root); diff != "" {
		t.Errorf("%q:\n%s", text, diff)
	}
	if diff := cmp.Diff(wrong, got.Problems); diff != "" {
		t.Errorf("problems of %q:\n%s", text, diff)
	}
	sameAgain(t, text)
}

// sameAgain checks that what was read of a text is read again of its canonical form.
func sameAgain(t *testing.T, text string) {
	t.Helper()
	first := query.Read(text)
	again := query.Read(first.String())
	if diff := cmp.Diff(first.Root, again.Root); diff != "" || len(again.Problems) > 0 {
		t.Errorf("%q, written as %q: problems %v\n%s", text, first, again.Problems, diff)
	}
	if first.String() != again.String() {
		t.Errorf("%q is written as %q, then as %q", text, first, again)
	}
}

func TestFieldsAreReadInBothLanguages(t *testing.T) {
	undated := has(query.Year, query.Undated)
	for text, want := range map[string]node{
		"title:attaque":                   title(words("attaque")),
		"Titre:=attaque":                  title(exact("attaque")),
		"title:atta*":                     title(prefix("atta")),
		"title:atta~":                     title(fuzzy("atta", 1)),
		`titre:"a b"~3`:                   title(phrase{Text: "a b", Slop: 3}),
		"titre:« a b »":                   title(phrase{Text: "a b"}),
		"titre:(a b OR c) d":              and{title(or{words("a b"), words("c")}), words("d")},
		"title:(a title:(b -title:c))":    title(and{words("a b"), not(words("c"))}),
		"title:(a lang:fr)":               title(and{words("a"), has(query.Lang, "fr")}),
		"title:OR":                        title(words("OR")),
		"SOURCE:lemonde.fr":               has(query.Source, "lemonde.fr"),
		`source:"Le Monde"`:               has(query.Source, "Le Monde"),
		"org:ANSSI":                       has(query.Organisation, "ANSSI"),
		"organisation:« État islamique »": has(query.Organisation, "État islamique"),
		`organization:AT&T`:               has(query.Organisation, "AT&T"),
		`org:(ANSSI | Nations unies OU "Le Conseil")`: or{has(query.Organisation, "ANSSI"), has(query.Organisation, "Nations unies"), has(query.Organisation, "Le Conseil")},
		"lang:fr": has(query.Lang, "fr"), "langue:Français": has(query.Lang, "fr"), "lang:French": has(query.Lang, "fr"),
		"lang:en": has(query.Lang, "en"), "langue:anglais": has(query.Lang, "en"), "lang:english": has(query.Lang, "en"), "lang:und": has(query.Lang, "und"),
		"country:be": has(query.Country, "BE"), "pays:Belgique": has(query.Country, "BE"), "country:Belgium": has(query.Country, "BE"),
		"pays:BEL": has(query.Country, "BE"), "pays:Royaume-Uni": has(query.Country, "GB"), "country:UK": has(query.Country, "GB"), "country:U.K.": has(query.Country, "GB"),
		"pays:USA": has(query.Country, "US"), "pays:États-Unis": has(query.Country, "US"), "pays:etats-unis": has(query.Country, "US"),
		`pays:"les États-Unis"`:       has(query.Country, "US"),
		`country:"the Netherlands"`:   has(query.Country, "NL"),
		"pays:Côte-d'Ivoire":          has(query.Country, "CI"),
		"pays:Birmanie":               has(query.Country, "MM"),
		"country:la":                  has(query.Country, "LA"),
		"country:(BE OR Royaume Uni)": or{has(query.Country, "BE"), has(query.Country, "GB")},
		"pays:(BE)":                   has(query.Country, "BE"),
		"a country:(BE OR FR) b":      and{words("a"), or{has(query.Country, "BE"), has(query.Country, "FR")}, words("b")},
		"-pays:FR":                    not(has(query.Country, "FR")),
		"mentioned:2015":              has(query.Mentioned, "2015"),
		"cité:2015":                   has(query.Mentioned, "2015"),
		"cite:(2015 OU 2016)":         or{has(query.Mentioned, "2015"), has(query.Mentioned, "2016")},
		// dates
		"2017":                     words("2017"),
		"year:2017":                dated{From: "2017-01-01", To: "2017-12-31"},
		"ANNÉE:2017":               dated{From: "2017-01-01", To: "2017-12-31"},
		"anne\u0301e:2017":         dated{From: "2017-01-01", To: "2017-12-31"},
		"year:2016-02":             dated{From: "2016-02-01", To: "2016-02-29"},
		"date:2017-03-12":          dated{From: "2017-03-12", To: "2017-03-12"},
		"year:undated":             undated,
		"année:sansdate":           undated,
		`année:"sans date"`:        undated,
		"year:(2017 OR sans date)": or{dated{From: "2017-01-01", To: "2017-12-31"}, undated},
		"year:2015..2019":          dated{From: "2015-01-01", To: "2019-12-31"},
		"year:2015-2019":           dated{From: "2015-01-01", To: "2019-12-31"},
		"2015..2019":               dated{From: "2015-01-01", To: "2019-12-31"},
		"2015…2019":                dated{From: "2015-01-01", To: "2019-12-31"},
		"2015...2019":              dated{From: "2015-01-01", To: "2019-12-31"},
		"2015-03..2016":            dated{From: "2015-03-01", To: "2016-12-31"},
		"2015-03-12..2015-03-14":   dated{From: "2015-03-12", To: "2015-03-14"},
		"2015-2019 10..20 1.2..3":  words("2015-2019 10..20 1.2..3"),
		"before:2017":              dated{To: "2016-12-31"},
		"avant:2017-03":            dated{To: "2017-02-28"},
		"avant:2017-03-12":         dated{To: "2017-03-11"},
		"after:2017":               dated{From: "2018-01-01"},
		"après:2017-03":            dated{From: "2017-04-01"},
		"apres:2017-03-12":         dated{From: "2017-03-13"},
		"2018..2018":               dated{From: "2018-01-01", To: "2018-12-31"},
		"2018-12-31..2018":         dated{From: "2018-12-31", To: "2018-12-31"},
	} {
		check(t, text, want, nil)
	}
}

func TestWhatDoesNotParseIsSearchedAsWordsAndSaysSo(t *testing.T) {
	deep := strings.Repeat("(", query.MaxDepth)
	for _, test := range []struct {
		text  string
		want  node
		wrong []query.Problem
	}{
		{`a "b c`, words("a b c"), problems(query.Unclosed, `"`)},
		{"a » b", words("a b"), problems(query.Unclosed, "»")},
		{"(a (b OR c)", and{words("a"), or{words("b"), words("c")}}, problems(query.Unclosed, "(")},
		{"a) -(b", words("a - b"), problems(query.Unclosed, ")", query.Unclosed, "(")},
		{`""`, nil, problems(query.Empty, `""`)},
		{"a ( ) b", words("a b"), problems(query.Empty, "( )")},
		{"OR a", words("OR a"), problems(query.Empty, "OR")},
		{"a OU", words("a OU"), problems(query.Empty, "OU")},
		{"a OR OR b", or{words("a OR"), words("b")}, problems(query.Empty, "OR")},
		{"a AND OR b", or{words("a AND"), words("b")}, problems(query.Empty, "AND")},
		{"NOT", words("NOT"), problems(query.Empty, "NOT")},
		{"NOT AND a", words("NOT a"), problems(query.Empty, "NOT")},
		{"a OR ()", words("a OR"), problems(query.Empty, "OR", query.Empty, "()")},
		{"title: a", words("title: a"), problems(query.Empty, "title:")},
		{`org:"" a`, words(`org:"" a`), problems(query.Empty, `org:""`)},
		{`title:"" a`, words(`title: a`), problems(query.Empty, `title:`, query.Empty, `""`)},
		{"foo:bar", words("foo:bar"), problems(query.UnknownField, "foo:bar")},
		{`foo:"a b"`, and{words("foo:"), phrase{Text: "a b"}}, problems(query.UnknownField, "foo:")},
		{"year:soon", words("year:soon"), problems(query.BadValue, "year:soon")},
		{"before:2017-02-30", words("before:2017-02-30"), problems(query.BadValue, "before:2017-02-30")},
		{"pays:Atlantide", words("pays:Atlantide"), problems(query.BadValue, "pays:Atlantide")},
		{`pays:"une île"`, words(`pays:"une île"`), problems(query.BadValue, `pays:"une île"`)},
		{"lang:de", words("lang:de"), problems(query.BadValue, "lang:de")},
		{"org:ANS*", words("org:ANS*"), problems(query.BadValue, "org:ANS*")},
		{"pays:(BE OR Atlantide)", or{has(query.Country, "BE"), words("pays:Atlantide")}, problems(query.BadValue, "Atlantide")},
		{"pays:(NOT BE)", words("pays:(NOT BE)"), problems(query.BadValue, "pays:(NOT BE)")},
		{"pays:((BE) OR FR) a", words("pays:((BE) OR FR) a"), problems(query.BadValue, "pays:((BE) OR FR)")},
		{"2019..2015", words("2019..2015"), problems(query.BadValue, "2019..2015")},
		{"2019-02-30..2020", words("2019-02-30..2020"), problems(query.BadValue, "2019-02-30..2020")},
		{"before:1000 after:9999", and{dated{To: "0999-12-31"}, words("after:9999")}, problems(query.BadValue, "after:9999")},
		{"cyber* -(pays:(BE OU FR) »vol)", and{prefix("cyber"), not(and{or{has(query.Country, "BE"), has(query.Country, "FR")}, words("vol")})}, problems(query.Unclosed, "»")},
		{"a*", words("a*"), problems(query.ShortPrefix, "a*")},
		{"a~", words("a~"), problems(query.ShortPrefix, "a~")},
		{"title:a* b", and{title(words("a*")), words("b")}, problems(query.ShortPrefix, "title:a*")},
		{"*bc* bc~1* bc*~ bc~~", words("*bc* bc~1* bc*~ bc~~"), problems(query.BadValue, "*bc*", query.BadValue, "bc~1*", query.BadValue, "bc*~", query.BadValue, "bc~~")},
		{"bc~10", fuzzy("bc", 2), problems(query.BadValue, "bc~10")},
		{"bc~0.8 5*3 x/~y", words("bc~0.8 5*3 x/~y"), problems(query.BadValue, "bc~0.8")},
		{"=(a OR b)", and{words("="), or{words("a"), words("b")}}, problems(query.Empty, "=")},
		{"*bc d*f", words("*bc d*f"), problems(query.BadValue, "*bc", query.BadValue, "d*f")},
		{"=abc*", words("=abc*"), problems(query.BadValue, "=abc*")},
		{"abc~7", fuzzy("abc", 2), problems(query.BadValue, "abc~7")},
		{`"a b"~500`, phrase{Text: "a b", Slop: query.MaxSlop}, problems(query.BadValue, "~500")},
		{`"a b"~ c`, and{phrase{Text: "a b"}, words("~ c")}, problems(query.BadValue, "~")},
		{deep + "a" + strings.Repeat(")", query.MaxDepth), words("a"), nil},
		{deep + "((b OR c))" + strings.Repeat(")", query.MaxDepth) + " a", and{or{words("b"), words("c")}, words("a")}, problems(query.TooDeep, "(")},
	} {
		check(t, test.text, test.want, test.wrong)
	}
}
