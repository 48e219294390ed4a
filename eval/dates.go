package eval

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/extract/dates"
	"kiosque/corpus/read"
)

// dateItem is a row of either dated set.
type dateItem struct {
	ID         string `json:"id"`
	Lang       string `json:"lang"`
	URL        string `json:"url"`
	Title      string `json:"title"`
	HTMLTitle  string `json:"html_title"`
	Text       string `json:"text"`
	DirtyText  string `json:"dirty_text"`
	Date       string `json:"date"`
	GoldDate   string `json:"gold_date"`
	YearInText bool   `json:"year_in_text"`
}

// dateTally counts what was asserted of dated articles, and how much of it was right.
type dateTally struct {
	year, day, asserted, before, after tally
}

// count judges d against the day of publication.
func (t *dateTally) count(d article.Date, gold string) {
	t.asserted.count(d.Value != "")
	if d.Value != "" {
		t.year.count(d.Year() == gold[:4])
	}
	if len(d.Value) == len(gold) {
		t.day.count(d.Value == gold)
	}
	if d.NotBefore != "" {
		t.before.count(d.NotBefore <= gold)
	}
	if d.NotAfter != "" {
		t.after.count(d.NotAfter >= gold[:len(d.NotAfter)])
	}
}

func (t *dateTally) scores(set string) []Score {
	return []Score{
		t.year.score("date, year where asserted", set),
		t.asserted.score("date, share asserted", set),
		t.day.score("date, day where asserted", set),
		t.before.score("date, not before", set),
		t.after.score("date, not after", set),
	}
}

// Dates measures the date of publication on two sets. Pages are dirty texts of
// web pages, with their address as evidence and without, over those whose text
// names the year. Press is the plain text of articles, with nothing stated; its
// even half (by the last bit of the identifier's SHA-256) was looked at while
// rules were written, its odd half never. dataDir is the folder of the labelled sets.
func Dates(dataDir string) ([]Score, error) {
	pages, err := rows[dateItem](filepath.Join(dataDir, "measure-only/dates/pages.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	press, err := rows[dateItem](filepath.Join(dataDir, "measure-only/press/fr_press.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	var withURL, without, even, odd dateTally
	for _, it := range pages {
		if !it.YearInText {
			continue
		}
		without.count(datePage(it, false), it.GoldDate)
		withURL.count(datePage(it, true), it.GoldDate)
	}
	for _, it := range press {
		if it.Date == "" {
			continue
		}
		half := &even
		if sum := sha256.Sum256([]byte(it.ID)); sum[len(sum)-1]%2 == 1 {
			half = &odd
		}
		half.count(datePress(it), it.Date)
	}
	scanned, err := dateStrings(filepath.Join(dataDir, "open/dates/strings.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	scores := []Score{scanned.score("date scanner, French and English absolute dates", "open/dates/strings")}
	scores = append(scores, without.scores("dates/pages with the year in text")...)
	scores = append(scores, withURL.scores("dates/pages with the year in text, and their address")...)
	scores = append(scores, even.scores("press/fr_press, even half")...)
	return append(scores, odd.scores("press/fr_press, odd half")...), nil
}

func datePage(it dateItem, url bool) article.Date {
	d := read.Document{ID: it.ID, Text: it.DirtyText, Page: read.Metadata{Title: it.HTMLTitle}}
	if url {
		d.Page.URL = it.URL
	}
	return dateOf(d)
}

func datePress(it dateItem) article.Date {
	return dateOf(read.Document{ID: it.ID, Text: it.Text, Page: read.Metadata{Title: it.Title}})
}

// dateOf cleans d and reads its date, as a rebuild does.
func dateOf(d read.Document) article.Date {
	a := clean.Clean(d)
	return dates.Publication(&a, d.User, d.Page, "")
}

// dateString is one string with the date it names, or a text with its dates.
type dateString struct {
	Lang     string            `json:"lang"`
	String   string            `json:"string"`
	Text     string            `json:"text"`
	Expected []int             `json:"expected"`
	Found    []json.RawMessage `json:"found"`
}

// dateStrings measures the scanner on the strings in French, in English and in
// digits only that write their year in full; of a text, on each of its dates.
func dateStrings(path string) (tally, error) {
	var t tally
	items, err := rows[dateString](path)
	if err != nil {
		return t, err
	}
	for _, it := range items {
		lang, ok := dateLangs[it.Lang]
		if !ok {
			continue
		}
		for _, w := range it.wanted() {
			t.count(slices.ContainsFunc(dates.In(it.String+it.Text, lang), func(f article.Fact) bool {
				return f.Value == w || it.Text != "" && strings.HasPrefix(w, f.Value)
			}))
		}
	}
	return t, nil
}

// dateLangs maps the set's names of languages; "" is digits or English.
var dateLangs = map[string]string{"": article.English, "en": article.English, "English": article.English, "fr": article.French, "French": article.French}

// wanted returns the ISO dates whose year the words give in full.
func (it dateString) wanted() (dates []string) {
	add := func(words string, ymd []int) {
		if len(ymd) >= 3 && strings.Contains(words, strconv.Itoa(ymd[0])) {
			dates = append(dates, fmt.Sprintf("%04d-%02d-%02d", ymd[0], ymd[1], ymd[2]))
		}
	}
	add(it.String, it.Expected)
	for _, raw := range it.Found {
		var pair [2]json.RawMessage
		var words string
		var ymd []int
		if json.Unmarshal(raw, &pair) == nil && json.Unmarshal(pair[0], &words) == nil && json.Unmarshal(pair[1], &ymd) == nil {
			add(words, ymd)
		}
	}
	return dates
}
