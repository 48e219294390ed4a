package dates

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/corpus/read"
)

// articleOf makes an article of lines: the first is the title when it starts
// with "# ", a line that starts with "- " is removed, the others are body.
func articleOf(lang, text string) *article.Article {
	a := &article.Article{Lang: lang}
	for _, line := range strings.Split(text, "\n") {
		kind := article.KindBody
		if after, ok := strings.CutPrefix(line, "# "); ok {
			line, kind = after, article.KindTitle
		} else if after, ok := strings.CutPrefix(line, "- "); ok {
			line, kind = after, article.KindRemoved
		}
		if a.Text != "" {
			a.Text += "\n\n"
		}
		p := article.Passage{Span: article.Span{Start: len(a.Text), End: len(a.Text) + len(line)}, Kind: kind, Lang: lang}
		a.Text += line
		if line != "" {
			a.Passages = append(a.Passages, p)
		}
		if kind == article.KindTitle {
			a.Title = article.Title{Span: p.Span, Origin: article.Found}
		}
	}
	return a
}

// check holds what every answer keeps: evidence in the text, bounds that do
// not contradict the value.
func check(t *testing.T, text, lang string) {
	a := articleOf(lang, text)
	d := Publication(a, read.Metadata{}, read.Metadata{}, "")
	if (d.Value != "" || d.NotBefore != "" || d.NotAfter != "") && len(d.Evidence) == 0 {
		t.Fatalf("%+v without evidence", d)
	}
	for _, e := range d.Evidence {
		if e.Start < 0 || e.End > len(a.Text) || e.Of(a.Text) != e.Words {
			t.Fatalf("evidence %+v does not stand in the text", e)
		}
	}
	if d.Value != "" && d.NotBefore != "" && d.NotBefore[:4] > d.Year() {
		t.Fatalf("%s is before %s", d.Value, d.NotBefore)
	}
	for _, f := range Mentioned(a) {
		if len(f.Evidence) == 0 || len(f.Value) != 4 {
			t.Fatalf("year %+v without evidence", f)
		}
	}
}

func TestAnArticleIsDatedByWhatStatesOrPinsItsDay(t *testing.T) {
	for _, row := range tableRows(t, "decision.tsv", 6) {
		text := strings.ReplaceAll(row[1], "⏎", "\n")
		a := articleOf(row[0], text)
		d := Publication(a, read.Metadata{}, read.Metadata{}, "")
		got := []string{d.Value, d.NotBefore, d.NotAfter}
		for i, want := range row[2:5] {
			if want == "-" {
				want = ""
			}
			if got[i] != want {
				t.Errorf("%q: got %q, want %q (%+v)", row[1], got, row[2:5], d.Evidence)
				break
			}
		}
		if row[5] != "-" && (len(d.Evidence) == 0 || d.Evidence[len(d.Evidence)-1].Rule != row[5]) {
			t.Errorf("%q: rule of %+v, want %q", row[1], d.Evidence, row[5])
		}
		check(t, text, row[0])
	}
}

func TestADerivedTitleHidesNoDateline(t *testing.T) {
	a := articleOf("en", "OSLO, July 22, 2011 (Reuters) - A bridge fell on Friday.\nThe town was calm.")
	a.Title = article.Title{Span: a.Passages[0].Span, Origin: article.Derived}
	if d := Publication(a, read.Metadata{}, read.Metadata{}, ""); d.Value != "2011-07-22" {
		t.Errorf("got %+v", d)
	}
}

func TestADateAboveTheTitleOfABriefCounts(t *testing.T) {
	a := articleOf("en", "- Friday 24 June 2016\n# The bridge is open\nIt was closed for years.")
	if d := Publication(a, read.Metadata{}, read.Metadata{}, ""); d.Value != "2016-06-24" {
		t.Errorf("got %+v", d)
	}
}

func TestWhatIsStatedBeatsWhatIsRead(t *testing.T) {
	const text = "# Le titre de la page\nPublié le 3 mai 2019\nLe conseil a voté mardi."
	for name, c := range map[string]struct {
		user, page      read.Metadata
		path, want, how string
	}{
		"user first":              {user: read.Metadata{Date: "2017-03"}, page: read.Metadata{Date: "2018-01-01"}, want: "2017-03", how: article.RuleMetadata},
		"page second":             {page: read.Metadata{Date: "2018-01-01T10:00:00+02:00"}, path: "2016-01-01.txt", want: "2018-01-01", how: rulePageMetadata},
		"words of the user":       {user: read.Metadata{Date: "12 mars 2017"}, want: "2017-03-12", how: article.RuleMetadata},
		"no date of the user":     {user: read.Metadata{Date: "hier"}, want: "2019-05-03", how: rulePublished},
		"address":                 {user: read.Metadata{URL: "https://exemple.fr/2016/12/31/titre"}, want: "2016-12-31", how: ruleURL},
		"address, one digit":      {user: read.Metadata{URL: "https://exemple.fr/2016/6/2/titre"}, want: "2019-05-03", how: rulePublished},
		"address with hyphens":    {page: read.Metadata{URL: "https://exemple.fr/a/2016-12-31-titre.html"}, want: "2016-12-31", how: ruleURL},
		"address, digits":         {page: read.Metadata{URL: "https://exemple.fr/a/20161231/titre"}, want: "2016-12-31", how: ruleURL},
		"address, month":          {page: read.Metadata{URL: "https://exemple.fr/2016/12/titre"}, want: "2016-12", how: ruleURL},
		"address and line agree":  {page: read.Metadata{URL: "https://exemple.fr/2019/05/titre"}, want: "2019-05-03", how: rulePublished},
		"number is no date":       {page: read.Metadata{URL: "https://exemple.fr/a/202004281079127690-titre"}, want: "2019-05-03", how: rulePublished},
		"no such day":             {page: read.Metadata{URL: "https://exemple.fr/2016/02/31/titre"}, want: "2019-05-03", how: rulePublished},
		"number with no month":    {page: read.Metadata{URL: "https://exemple.fr/story/20400035"}, want: "2019-05-03", how: rulePublished},
		"query is no path":        {page: read.Metadata{URL: "https://exemple.fr/?d=/2016/12/31/"}, want: "2019-05-03", how: rulePublished},
		"file name":               {path: "a/b/2016-12-31-titre.txt", want: "2016-12-31", how: ruleFileName},
		"file name, digits":       {path: "20161231_titre.txt", want: "2016-12-31", how: ruleFileName},
		"file name, at the end":   {path: "titre_2016-12-31.html", want: "2016-12-31", how: ruleFileName},
		"file name of a number":   {path: "000_788844aab61d87b9.txt", want: "2019-05-03", how: rulePublished},
		"file name, longer digit": {path: "201612310.txt", want: "2019-05-03", how: rulePublished},
	} {
		a := articleOf("fr", text)
		a.Path = c.path
		d := Publication(a, c.user, c.page, "")
		if d.Value != c.want || d.Evidence[0].Rule != c.how {
			t.Errorf("%s: got %s by %q, want %s by %q", name, d.Value, d.Evidence[0].Rule, c.want, c.how)
		}
	}
}

func TestADayOfCrawlingPinsOnlyWhatTheTextBounds(t *testing.T) {
	for text, want := range map[string]string{
		"Le musée a rouvert en 2021. La visite est libre.":                                        "2021",
		"Le musée a rouvert en 2011. La visite est libre.":                                        "",
		"Le musée a rouvert en 2019. Le maire l’a visité mardi 2 mars avec des élèves.":           "2021",
		"Le maire a visité le musée mardi 2 mars avec des élèves, sans autre date dans ce texte.": "",
	} {
		if d := Publication(articleOf("fr", text), read.Metadata{}, read.Metadata{}, "2021-10-01"); d.Value != want {
			t.Errorf("%q: got %+v, want %q", text, d, want)
		}
	}
}

func TestYearsMentionedAreThoseOfTitleAndBody(t *testing.T) {
	a := articleOf("fr", "# Le bilan de 2016\n- Publié le 3 mai 2019\nEn 2017, 2018 personnes ont signé, puis le 3 mai 2017.\n- © 2020")
	facts := Mentioned(a)
	if got := strings.Join(article.Values(facts), " "); got != "2016 2017" {
		t.Fatalf("got %q", got)
	}
	if n := len(facts[1].Evidence); n != 2 || facts[1].Evidence[1].Words != "3 mai 2017" {
		t.Errorf("evidence of 2017: %+v", facts[1].Evidence)
	}
}

func TestTheSeedsAreDatedAsReadWithCare(t *testing.T) {
	for name, want := range map[string][3]string{
		"000_788844aab61d87b9.txt": {"2017", "2017-03-05", "2017"},
		"001_be0063f260622af6.txt": {"", "2018-04-27", ""},
		"002_7d846eeedfc88565.txt": {"2023", "2023", "2023"},
		"003_ab1ecf976a867dbd.txt": {"2021", "2021-09-09", "2022-01"},
		"004_e32bb681ab7a49d8.txt": {"2015", "2015-01-09", ""},
	} {
		d := Publication(seedArticle(t, name), read.Metadata{}, read.Metadata{}, "")
		if got := [3]string{d.Value, d.NotBefore, d.NotAfter}; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// seedArticle takes every line of a seed for body.
func seedArticle(t testing.TB, name string) *article.Article {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("../../../seeds", name))
	if err != nil {
		t.Fatal(err)
	}
	lang := article.French
	if strings.HasPrefix(name, "003") {
		lang = article.English
	}
	a := &article.Article{Text: string(raw), Lang: lang, Path: name}
	at := 0
	for _, line := range strings.SplitAfter(a.Text, "\n") {
		if strings.TrimSpace(line) != "" {
			span := article.Span{Start: at, End: at + len(line)}
			a.Passages = append(a.Passages, article.Passage{Span: span, Kind: article.KindBody, Lang: lang})
		}
		at += len(line)
	}
	return a
}

// A machine under load makes times lie by a factor of ten; square growth would
// show as a factor of 4,096.
func TestTimeGrowsWithTheTextAndNoFaster(t *testing.T) {
	for name, unit := range map[string]string{
		"dates":       "Le 3 mai 2019, il sera élu en 2020 et mardi 7 mars il a parlé. ",
		"future":      "il sera élu en 2020 ",
		"punctuation": "a ’’’’’’ lundi ,,,, (((( 2017 . ",
		"digits":      "2017-09-08T1:1:1:1 12/12/2012 7, 8, 9, 10, 11 ",
		"lines":       "3 mai 2019\n\n",
	} {
		small, large := cost(strings.Repeat(unit, 500)), cost(strings.Repeat(unit, 64*500))
		if large > 1000*small+time.Second {
			t.Errorf("%s: 64 times the text took %v after %v", name, large, small)
		}
	}
}

func cost(text string) time.Duration {
	a := &article.Article{Text: text, Lang: article.French}
	a.Passages = []article.Passage{{Span: article.Span{Start: 0, End: len(text)}, Kind: article.KindBody}}
	start := time.Now()
	Publication(a, read.Metadata{}, read.Metadata{}, "")
	return time.Since(start)
}

func BenchmarkDates(b *testing.B) {
	a := seedArticle(b, "002_7d846eeedfc88565.txt")
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Publication(a, read.Metadata{}, read.Metadata{}, "")
		Mentioned(a)
	}
}
