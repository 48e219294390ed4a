package read

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"kiosque/article"
)

// Errors of stated dates; they stand in a Refusal's reason.
var (
	errNoDate    = errors.New("not a date (want 2017-03-12, 2017-03 or 2017)")
	errNoDay     = errors.New("no such day")
	errAmbiguous = errors.New("ambiguous: day or month first (want 2017-03-12)")
)

// No newspaper is older, and no article comes from the far future.
const (
	firstYear = 1600
	lastYear  = 2199
)

var monthsByName = sync.OnceValue(func() map[string]string { return pairs("months.tsv") })

// isoDate brings a stated date to ISO 8601, as precise as it is stated and
// without the time of day: "2017-03-12T23:59:00+02:00", "2017/03/12",
// "20170312", "12 mars 2017", "March 12, 2017", "Sun, 12 Mar 2017", "2017-03".
// "12/03/2017" is day first where lang is French or only that is a day.
func isoDate(s, lang string) (string, error) {
	f := dateFields(s)
	switch {
	case len(f) == 0:
		return "", errNoDate
	case len(f[0]) == 8 && isNumber(f[0]):
		return ymd(f[0][:4], f[0][4:6], f[0][6:])
	case len(f[0]) == 4 && isNumber(f[0]):
		return yearFirst(f)
	case len(f) < 2:
		return "", errNoDate
	case !isNumber(f[0]) || !isNumber(f[1]):
		return withName(f)
	case len(f) > 2 && len(f[0]) <= 2 && len(f[1]) <= 2 && len(f[2]) == 4:
		return yearLast(f, lang)
	}
	return "", errNoDate
}

// dateFields returns the first numbers and words of a date: at most a weekday,
// day, month and year; a time of day that follows is cut off.
func dateFields(s string) []string {
	const most, longest = 4, 64
	if len(s) > longest {
		return nil
	}
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for i := range f {
		f[i] = cutTime(f[i])
	}
	return f[:min(len(f), most)]
}

// cutTime takes the hour off "12t10", and the ending off "1er", "1st", "3rd".
func cutTime(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end <= 0 {
		return s
	}
	return s[:end]
}

func yearFirst(f []string) (string, error) {
	switch {
	case len(f) == 1:
		return ymd(f[0], "", "")
	case len(f[1]) > 2 || !isNumber(f[1]):
		return "", errNoDate
	case len(f) == 2:
		return ymd(f[0], f[1], "")
	}
	return ymd(f[0], f[1], f[2])
}

func yearLast(f []string, lang string) (string, error) {
	const months = 12
	first, second := number(f[0]), number(f[1])
	switch {
	case first > months, first == second:
		return ymd(f[2], f[1], f[0])
	case second > months:
		return ymd(f[2], f[0], f[1])
	case lang == article.French:
		return ymd(f[2], f[1], f[0])
	}
	return "", errAmbiguous
}

// withName reads dates that name their month, with or without a weekday before.
func withName(f []string) (string, error) {
	if monthsByName()[f[0]] == "" && !isNumber(f[0]) {
		f = f[1:]
	}
	month := func(i int) string {
		if i < len(f) {
			return monthsByName()[f[i]]
		}
		return ""
	}
	switch {
	case len(f) > 2 && month(1) != "" && isNumber(f[0]):
		return ymd(f[2], month(1), f[0])
	case len(f) > 2 && month(0) != "" && isNumber(f[1]) && len(f[1]) <= 2:
		return ymd(f[2], month(0), f[1])
	case len(f) == 2 && month(0) != "":
		return ymd(f[1], month(0), "")
	}
	return "", errNoDate
}

// ymd checks a year, month and day ("" where not stated) and writes them.
func ymd(year, month, day string) (string, error) {
	y := number(year)
	if len(year) != 4 || y < firstYear || y > lastYear {
		return "", errNoDate
	}
	if month == "" {
		return year, nil
	}
	m := number(month)
	if m < 1 || m > 12 {
		return "", errNoDay
	}
	if day == "" {
		return fmt.Sprintf("%s-%02d", year, m), nil
	}
	t := time.Date(y, time.Month(m), number(day), 0, 0, 0, 0, time.UTC)
	if t.Day() != number(day) {
		return "", errNoDay
	}
	return t.Format(time.DateOnly), nil
}

func isNumber(s string) bool { return number(s) >= 0 }

// number returns the value of up to eight digits, -1 for anything else.
func number(s string) int {
	const longest = 8
	if len(s) > longest {
		return -1
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return -1
	}
	return int(n)
}
