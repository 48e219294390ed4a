package dates

import (
	"fmt"
	"time"
)

// exists tells whether the day stands in the calendar; without a year,
// whether it stands in some year's.
func exists(d mention) bool {
	if d.month == 0 {
		return d.day == 0
	}
	year := d.year
	if year == 0 {
		year = 2000 // a leap year
	}
	return d.month <= 12 && max(d.day, d.lastDay) <= monthDays(year, d.month)
}

func monthDays(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// weekdayOf returns 1 for Monday to 7 for Sunday.
func weekdayOf(year, month, day int) int {
	return (int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday())+6)%7 + 1
}

// ymd is a date as one number, YYYYMMDD; what is not stated is 00.
type ymd int

func newYMD(year, month, day int) ymd { return ymd(year*10000 + month*100 + day) }

func (c ymd) year() int  { return int(c) / 10000 }
func (c ymd) month() int { return int(c) / 100 % 100 }
func (c ymd) day() int   { return int(c) % 100 }

// last is the last day that c can mean, for comparing ends.
func (c ymd) last() ymd {
	y, m, d := c.year(), c.month(), c.day()
	if m == 0 {
		m, d = 12, 31
	}
	if d == 0 {
		d = monthDays(y, m)
	}
	return newYMD(y, m, d)
}

// String writes c as precisely as it is: "2017", "2017-03", "2017-03-12", "" for none.
func (c ymd) String() string {
	switch {
	case c <= 0:
		return ""
	case c.month() == 0:
		return fmt.Sprintf("%04d", c.year())
	case c.day() == 0:
		return fmt.Sprintf("%04d-%02d", c.year(), c.month())
	}
	return fmt.Sprintf("%04d-%02d-%02d", c.year(), c.month(), c.day())
}

// parseYMD reads the start of an ISO 8601 date: "2017", "2017-03", "2017-03-12T10:00".
func parseYMD(iso string) ymd {
	part := [3]int{}
	for i, at := range []int{0, 5, 8} {
		n := 4 - 2*min(i, 1)
		if len(iso) < at+n || i > 0 && iso[at-1] != '-' {
			break
		}
		v, ok := parseDigits(iso[at : at+n])
		if !ok {
			break
		}
		part[i] = v
	}
	d := mention{year: part[0], month: part[1], day: part[2], lastDay: part[2]}
	if d.year < minYear || d.year > maxYear || (d.month > 0 || d.day > 0) && !exists(d) {
		return 0
	}
	return newYMD(d.year, d.month, d.day)
}

// parseDigits reads a number that is digits only.
func parseDigits(text string) (n int, ok bool) {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, text != ""
}
