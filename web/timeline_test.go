package web

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kiosque/index"
	"kiosque/query"
)

// period is a decade "201", a year "2017" or a month "2017-03" of which the archive has twice as many articles.
func period(name string, count, vague int) index.Period {
	first, next := startAndNext(name)
	day := func(t time.Time) query.Day { return query.Day(t.Format(time.DateOnly)) }
	return index.Period{From: day(first), To: day(next.AddDate(0, 0, -1)), Counted: index.Counted{Count: count, All: 2*count + 1}, Vague: vague}
}

func startAndNext(name string) (first, next time.Time) {
	switch len(name) {
	case 3:
		first, _ = time.Parse("2006", name+"0")
		return first, first.AddDate(10, 0, 0)
	case 4:
		first, _ = time.Parse("2006", name)
		return first, first.AddDate(1, 0, 0)
	}
	first, _ = time.Parse("2006-01", name)
	return first, first.AddDate(0, 1, 0)
}

// dated gives a page its timeline.
func dated(p SearchPage, unit query.Unit, periods ...index.Period) SearchPage {
	p.Timeline = index.Timeline{Unit: unit, Periods: periods}
	return p
}

// years returns a period a year.
func spanning(first, last int) (all []index.Period) {
	for y := first; y <= last; y++ {
		all = append(all, period(strconv.Itoa(y), 1+y%37, 0))
	}
	return all
}

func TestTheWindowDecidesWhatATimelineCountsBy(t *testing.T) {
	for address, want := range map[string]query.Unit{
		"": query.ByYear, "year=2017": query.ByMonth, "year=2016&year=2017": query.ByMonth, "year=2015&year=2017": query.ByYear,
		"from=2016-07-01&to=2018-06-30": query.ByMonth, "from=2016-07-01&to=2018-07-01": query.ByYear, "from=2017": query.ByYear,
		"year=undated": query.ByYear, "year=2017&unit=decade": query.ByDecade, "unit=month": query.ByMonth, "from=1500&year=2017": query.ByMonth,
	} {
		if have, _ := TimelineUnit(asked(t, address)); have != want {
			t.Errorf("%s: by %s, want %s", address, have, want)
		}
	}
}

func TestTheYearsOfTheArchiveDecideWhereTheWindowDoesNot(t *testing.T) {
	for name, test := range map[string]struct {
		asked   string
		periods []index.Period
		want    query.Unit
	}{
		"a few years":                          {"", spanning(2000, 2024), query.ByYear},
		"one year":                             {"", spanning(2018, 2018), query.ByMonth},
		"two years":                            {"", spanning(2018, 2019), query.ByMonth},
		"two centuries":                        {"", spanning(1800, 2024), query.ByDecade},
		"two centuries, some of them asked":    {"from=1914&to=1945", spanning(1800, 2024), query.ByYear},
		"two centuries, most of them asked":    {"from=1850", spanning(1800, 2024), query.ByDecade},
		"an old article stands before a break": {"", append(spanning(1890, 1890), spanning(2015, 2024)...), query.ByYear},
		"nothing":                              {"", nil, query.ByYear},
	} {
		if have := BetterUnit(index.Timeline{Unit: query.ByYear, Periods: test.periods}, asked(t, test.asked)); have != test.want {
			t.Errorf("%s: by %s, want %s", name, have, test.want)
		}
	}
}

func TestBarsAreLinksToWhatTheyCount(t *testing.T) {
	s := dated(searched(asked(t, "q=a&country=BE&year=2015&from=2014-01-01&page=3&unit=year&share=on"), 9), query.ByYear, spanning(2014, 2016)...)
	s.Timeline.Undated = index.Counted{Count: 1234, All: 2000}
	p := searchPage(t, frame("fr"), s)
	if have := p.attributes(".bars a", "href"); !slices.Equal(have, []string{"/?country=BE&q=a&share=on&year=2014", "/?country=BE&q=a&share=on&year=2015", "/?country=BE&q=a&share=on&year=2016"}) {
		t.Errorf("have %q", have)
	}
	p.want(".bars title", "2014\u202f: 17 articles, soit 49\u202f% de 35", "2015\u202f: 18 articles, soit 49\u202f% de 37", "2016\u202f: 19 articles, soit 49\u202f% de 39")
	if have := p.attributes(".bars a, .undated", "aria-current"); !slices.Equal(have, []string{"", "true", "", ""}) {
		t.Errorf("chosen: %q", have)
	}
	if have := p.attributes(".undated", "title"); !slices.Equal(have, []string{"sans date\u202f: 1\u202f234 articles, soit 62\u202f% de 2\u202f000"}) {
		t.Errorf("undated: %q", have)
	}
	s = dated(searched(asked(t, "year=2015"), 9), query.ByMonth, period("2015-03", 5, 2), period("2015-05", 5, 0))
	p = searchPage(t, frame("en"), s)
	if have := p.attributes(".bars a", "href")[0]; have != "/?from=2015-03-01&to=2015-03-31" {
		t.Errorf("a month leads to %q", have)
	}
	p.want(".bars title", "March 2015: 5 articles, 2 of them without a more exact date", "May 2015: 5 articles")
	p.want(".timeline h2", "Timeline 2015")
}

func TestTheTableSaysWhatTheBarsSay(t *testing.T) {
	s := dated(searched(query.New(), 9), query.ByMonth, period("2015-03", 5, 2), period("2015-04", 0, 0), period("2015-05", 1000, 0))
	s.Timeline.Undated = index.Counted{Count: 3, All: 300}
	p := searchPage(t, frame("en"), s)
	p.want(".timeline-table tr", "PeriodArticlesShare of the archiveWithout a more exact date", "March 2015545%2", "May 20151,00050%", "undated31%")
	if bars, rows := p.attributes(".bars a, .undated", "href"), p.attributes(".timeline-table a", "href"); !slices.Equal(bars, rows) {
		t.Errorf("bars lead to %q, rows to %q", bars, rows)
	}
	if len(p.all(".timeline-legend, .bars .vague")) != 0 {
		t.Error("what is too small to be seen is explained")
	}
	s.Timeline.Periods = s.Timeline.Periods[:1]
	if p = searchPage(t, frame("en"), s); len(p.all(".timeline-legend, .bars .vague")) != 2 {
		t.Error("what is vague is not explained")
	}
}

func TestWithoutDatesThereIsNoTimelineButTheFieldsForDates(t *testing.T) {
	for name, s := range map[string]SearchPage{
		"nothing has a date":  searched(query.New(), 3),
		"no hit has a date":   dated(searched(query.New(), 3), query.ByYear, period("2015", 0, 0)),
		"nothing was found":   searched(asked(t, "q=zzz&from=2017&to=2018-02"), 0),
		"there is a timeline": dated(searched(query.New(), 3), query.ByYear, period("2015", 1, 0)),
	} {
		p := searchPage(t, frame("en"), s)
		if have, want := len(p.all(".timeline")), strings.Count(name, "there is"); have != want {
			t.Errorf("%s: %d timelines", name, have)
		}
		if len(p.all("#from")) != 1 || len(p.all("#to")) != 1 {
			t.Errorf("%s: the fields do not stand there once", name)
		}
	}
}

func TestTheFieldsKeepAllElseOfTheSearch(t *testing.T) {
	f := frame("en")
	f.Explicit = true
	s := dated(searched(asked(t, "q=a&country=BE&country=FR&year=2017&year=undated&page=2&sort=newest&unit=month&share=on"), 99), query.ByYear, spanning(2015, 2017)...)
	p := searchPage(t, f, s)
	form := url.Values{}
	for i, name := range p.attributes(".span [type=hidden]", "name") {
		form.Add(name, p.attributes(".span [type=hidden]", "value")[i])
	}
	if have := form.Encode(); have != "country=BE&country=FR&q=a&share=on&sort=newest&ui=en" {
		t.Errorf("have %q", have)
	}
	if have := p.attributes("#from, #to", "value"); !slices.Equal(have, []string{"2017", "2017"}) {
		t.Errorf("the fields hold %q", have)
	}
	s = searched(asked(t, "from=2017-03-01&to=2018-02-27"), 1)
	if have := searchPage(t, f, s).attributes("#from, #to", "value"); !slices.Equal(have, []string{"2017-03", "2018-02-27"}) {
		t.Errorf("the fields hold %q", have)
	}
}

func TestATimelineIsLeftAndTurned(t *testing.T) {
	s := dated(searched(asked(t, "q=a&year=2017"), 9), query.ByMonth, period("1990-01", 1, 0), period("2016-02", 0, 0), period("2017-03", 5, 0), period("2018-03", 5, 0))
	p := searchPage(t, frame("en"), s)
	p.want(".timeline-foot .switch a", "1990", "All dates", "2018")
	if have := p.attributes(".timeline-foot .switch a", "href"); !slices.Equal(have, []string{"/?q=a&year=1990", "/?q=a", "/?q=a&year=2018"}) {
		t.Errorf("have %q", have)
	}
	if have := p.attributes(".timeline-head a", "href"); !slices.Equal(have, []string{"/?q=a&unit=decade&year=2017", "/?q=a&unit=year&year=2017", "/?q=a&share=on&year=2017"}) {
		t.Errorf("have %q", have)
	}
	p.want(".timeline-head [aria-current]", "Months", "Number")
}

// Whatever an archive has and whatever is asked: no more than fits is drawn, from left to right, every
// bar leads to its period, and the words below do not touch.
func TestEveryTimelineIsDrawn(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		s := randomTimeline(t, r)
		v := newTimeline(frame("en"), s)
		if len(s.Timeline.Periods) == 0 {
			continue
		}
		d := newDrawing(frame("en"), s.Search, s.Timeline)
		if s.Timeline.Unit != query.ByDecade && d.slots > maxSlots+2*breakSlots || !slices.IsSorted(d.at) || len(slices.Compact(slices.Clone(d.at))) != len(d.at) {
			t.Fatalf("%d slots: %v", d.slots, d.at)
		}
		if d.slots*slotWidth != v.Across && len(v.Bars) > 0 {
			t.Fatalf("%d slots are drawn %d wide", d.slots, v.Across)
		}
		for _, b := range v.Bars {
			wantBar(t, s.Timeline, b)
		}
		wantApart(t, v.Ticks, d.slots)
	}
}

func wantBar(t *testing.T, line index.Timeline, b bar) {
	t.Helper()
	to, err := url.Parse(b.Link)
	if err != nil {
		t.Fatal(err)
	}
	w := windowOf(asked(t, to.RawQuery))
	i := slices.IndexFunc(line.Periods, func(p index.Period) bool { return p.From == w.first && p.To == w.last })
	if i < 0 || strconv.Itoa(line.Periods[i].Count) != b.Total {
		t.Fatalf("%+v leads to %v", b, w)
	}
}

func wantApart(t *testing.T, ticks []tick, slots int) {
	t.Helper()
	var small, wide []float64
	for _, m := range ticks {
		if m.Text == "…" {
			continue
		}
		x, err := strconv.ParseFloat(strings.TrimSuffix(m.X, "%"), 64)
		if err != nil {
			t.Fatal(err)
		}
		wide = append(wide, x)
		if !m.Minor {
			small = append(small, x)
		}
	}
	for _, all := range []struct {
		at   []float64
		most int
	}{{small, ticksSmall}, {wide, ticksWide}} {
		slices.Sort(all.at)
		for i := range len(all.at) - 1 {
			if least := 100 / float64(max(all.most, slots)); slots > all.most && all.at[i+1]-all.at[i] < least-.02 {
				t.Fatalf("%d slots, marks at %v", slots, all.at)
			}
		}
	}
}

func randomTimeline(t *testing.T, r *rand.Rand) SearchPage {
	units := []query.Unit{query.ByDecade, query.ByYear, query.ByMonth}
	formats := map[query.Unit]string{query.ByDecade: "2006", query.ByYear: "2006", query.ByMonth: "2006-01"}
	unit := units[r.IntN(3)]
	at, names := time.Date(1000+r.IntN(1020), time.Month(1+r.IntN(12)), 1, 0, 0, 0, 0, time.UTC), []string{}
	for range r.IntN(300) {
		step := 1
		if r.IntN(20) == 0 {
			step += r.IntN(200)
		}
		name := at.Format(formats[unit])
		if unit == query.ByDecade {
			name = name[:3]
		}
		names = append(names, name)
		at = map[query.Unit]time.Time{query.ByDecade: at.AddDate(10*step, 0, 0), query.ByYear: at.AddDate(step, 0, 0), query.ByMonth: at.AddDate(0, step, 0)}[unit]
		if at.Year() > 9000 {
			break
		}
	}
	address := []string{"", "year=2017", "year=2015&year=2017", "from=1950&to=2010", "from=1990", "to=1950", "year=undated", "share=on"}[r.IntN(8)]
	s := dated(searched(asked(t, address), 9), unit)
	for _, name := range names {
		count := r.IntN(4)
		s.Timeline.Periods = append(s.Timeline.Periods, period(name, count, r.IntN(count+1)))
	}
	s.Timeline.Undated.Count = r.IntN(3)
	return s
}

func TestTheAxisEndsALittleAboveTheHighestBar(t *testing.T) {
	for n := 1.; n < 1e6; n = n*1.07 + 1 {
		most := float64(int(n))
		if top := roundUp(most, true); top < most || top > 2*most || top != float64(int(top)) {
			t.Errorf("the axis of %v ends at %v", most, top)
		}
		if top := roundUp(most/1e6, false); top < most/1e6*(1-1e-9) || top > 2*most/1e6 {
			t.Errorf("the axis of %v ends at %v", most/1e6, top)
		}
	}
}

var height = regexp.MustCompile(`^M(\d+) (\d+)v(\d+)h8v-\d+z$`)

func TestABarIsAsHighAsItsCountAndWhatIsVagueStandsOnTop(t *testing.T) {
	v := newTimeline(frame("en"), dated(searched(query.New(), 9), query.ByMonth, period("2015-03", 100, 25)))
	solid, vague := height.FindStringSubmatch(v.Solid), height.FindStringSubmatch(v.Vague)
	if v.Top != "100" || v.Middle != "50" || solid == nil || vague == nil || solid[3] != "630" || vague[3] != "210" || vague[2] != "0" || solid[2] != "210" {
		t.Errorf("top %s, solid %s, vague %s", v.Top, v.Solid, v.Vague)
	}
}

func TestALongStretchWithoutArticlesIsLeftOut(t *testing.T) {
	s := dated(searched(query.New(), 9), query.ByYear, append(spanning(1890, 1890), spanning(2015, 2024)...)...)
	p := searchPage(t, frame("en"), s)
	p.want(".ticks text:not(.minor)", "1890", "2015", "2020", "…")
	if have := p.attributes(".bars .base", "d"); !slices.Equal(have, []string{"M0 840h10M30 840h100"}) {
		t.Errorf("the base is %q", have)
	}
}

func TestATimelineWeighsLittle(t *testing.T) {
	s := dated(searched(asked(t, "q=police&country=FR"), 9), query.ByYear, spanning(1985, 2024)...)
	var b bytes.Buffer
	f := frame("fr")
	if err := Search(&b, f, s); err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(b.String(), `<section class="timeline"`)
	section, _, _ = strings.Cut(section, "<details")
	if len(section) > 8000 {
		t.Errorf("40 bars take %d bytes", len(section))
	}
}

func TestATimelineHasNoStyleOfItsOwnAndEveryBarAName(t *testing.T) {
	p := searchPage(t, frame("fr"), dated(searched(asked(t, "year=2000"), 9), query.ByYear, spanning(1985, 2024)...))
	for _, n := range p.all(".timeline *") {
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "style" }) {
			t.Errorf("%s has a style", n.Data)
		}
	}
	if bars, names := len(p.all(".bars a")), len(p.all(".bars a > title:first-child")); bars != 40 || names != 40 {
		t.Errorf("%d bars, %d names", bars, names)
	}
	if have := p.texts(".below"); fmt.Sprint(len(have)) != "1" {
		t.Errorf("what is chosen is told by colour alone: %q", have)
	}
}
