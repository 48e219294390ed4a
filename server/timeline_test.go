package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"kiosque/index"
	"kiosque/query"
)

// lined is an engine whose hits have such a timeline, and that fails to tell it with an error.
func lined(asked *[]string, err error, years ...int) fake {
	f := telling(index.Result{Total: 3, Articles: 3})
	f.timeline = func(_ context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
		*asked = append(*asked, string(unit)+" "+q.Undrawn().Values().Encode())
		line := index.Timeline{Unit: unit}
		for _, y := range years {
			day := func(rest string) query.Day { return query.Day(fmt.Sprint(y) + rest) }
			line.Periods = append(line.Periods, index.Period{From: day("-01-01"), To: day("-12-31"), Counted: index.Counted{Count: 1, All: 1}})
		}
		return line, err
	}
	return f
}

func TestATimelineIsAskedForByTheUnitThatFits(t *testing.T) {
	many := make([]int, 200)
	for i := range many {
		many[i] = 1800 + i
	}
	for _, test := range []struct {
		address string
		years   []int
		want    string
	}{
		{"/?q=a", []int{2001, 2015}, "year q=a"},
		{"/?q=a", []int{2015}, "year q=a, month q=a"},
		{"/?q=a", many, "year q=a, decade q=a"},
		{"/?q=a&year=2017", many, "month q=a&year=2017"},
		{"/?q=a&unit=decade&share=on", many, "decade q=a"},
	} {
		var asked []string
		r := get(New(lined(&asked, nil, test.years...), Options{Logger: quiet}), test.address)
		if have := strings.Join(asked, ", "); have != test.want || !strings.Contains(bodyOf(t, r), `class="timeline"`) {
			t.Errorf("%s: asked for %q, want %q", test.address, have, test.want)
		}
	}
}

func TestAPageIsRightWithoutItsTimeline(t *testing.T) {
	var asked []string
	var log strings.Builder
	h := New(lined(&asked, fmt.Errorf("search: %w", context.DeadlineExceeded), 2015), Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	r := get(h, "/?q=secret")
	if text := bodyOf(t, r); r.StatusCode != 200 || strings.Contains(text, `class="timeline"`) || !strings.Contains(text, `id="from"`) {
		t.Errorf("%d: %s", r.StatusCode, text)
	}
	if !strings.Contains(log.String(), "timeline left out") || strings.Contains(log.String(), "secret") {
		t.Errorf("the log says %s", log.String())
	}
	if r := get(New(lined(&asked, errors.Join(index.ErrUnavailable), 2015), Options{Logger: quiet}), "/?q=a"); r.StatusCode != 503 {
		t.Errorf("a damaged generation is answered %d", r.StatusCode)
	}
	asked = nil
	nothing := lined(&asked, nil, 2015)
	nothing.search = func(context.Context, query.Query) (index.Result, error) { return index.Result{}, nil }
	if get(New(nothing, Options{Logger: quiet}), "/?q=a"); len(asked) > 0 {
		t.Errorf("nothing was found, asked for %q", asked)
	}
}

// The law of the page: what stands beside a link is the total behind it.
func TestABarCountsWhatItsLinkFinds(t *testing.T) {
	h := overSeeds(t)
	for _, address := range []string{"/?q=", "/?q=police", "/?q=cyberattaque&unit=year", "/?country=BE&unit=decade", "/?year=2017&unit=year&country=FR", "/?from=2016&copies=all&share=on&unit=year"} {
		root, err := html.Parse(get(h, address+"&ui=en").Body)
		if err != nil {
			t.Fatal(err)
		}
		rows := cascadia.QueryAll(root, cascadia.MustCompile(".timeline-table tbody tr"))
		if len(rows) == 0 {
			t.Errorf("%s: no timeline", address)
		}
		for _, row := range rows {
			link := cascadia.Query(row, cascadia.MustCompile("a")).Attr[0].Val
			count := cascadia.Query(row, cascadia.MustCompile("td")).FirstChild.Data
			if have := decode[answer](t, get(h, "/search?"+strings.TrimPrefix(link, "/?"))).Total; fmt.Sprint(have) != count {
				t.Errorf("%s: %s finds %d, the bar says %s", address, link, have, count)
			}
		}
	}
}

// How a page is drawn changes no answer, and a cursor goes on beyond it.
func TestTheDrawingOfATimelineIsNoPartOfTheQuestion(t *testing.T) {
	h := overSeeds(t)
	first := decode[answer](t, get(h, "/search?size=2&unit=month&share=on"))
	plain := decode[answer](t, get(h, "/search?size=2"))
	if first.Total != plain.Total || first.Next != plain.Next || first.Next == "" {
		t.Errorf("drawn otherwise: %d hits and %q, want %d and %q", first.Total, first.Next, plain.Total, plain.Next)
	}
	for _, more := range []string{"", "&unit=year", "&share=on"} {
		if r := get(h, "/search?size=2&cursor="+url.QueryEscape(first.Next)+more); r.StatusCode != 200 {
			t.Errorf("%s: %d", more, r.StatusCode)
		}
	}
}
