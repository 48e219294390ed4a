package web

import (
	"strconv"
	"strings"
	"sync"
)

// Number returns n with the separators of the language; in French narrow no-break spaces.
func (l *Language) Number(n int) string {
	switch {
	case 0 <= n && n < 1000:
		return small()[n]
	case n < 0 || l.group == "":
		return l.printed("%d", n)
	}
	digits := strconv.Itoa(n)
	at := (len(digits)-1)%3 + 1
	var b strings.Builder
	b.Grow(len(digits) + len(digits)/3*len(l.group))
	b.WriteString(digits[:at])
	for ; at < len(digits); at += 3 {
		b.WriteString(l.group)
		b.WriteString(digits[at : at+3])
	}
	return b.String()
}

// small are the numbers that need no separator; most counts of a page are among them.
var small = sync.OnceValue(func() *[1000]string {
	var all [1000]string
	for n := range all {
		all[n] = strconv.Itoa(n)
	}
	return &all
})

// Decimal returns a number with two digits behind the sign of the language.
func (l *Language) Decimal(n float64) string { return l.printed("%.2f", n) }

// printed writes a number by the rules of CLDR; that takes a hundred times as long as to
// put groups of digits together.
func (l *Language) printed(format string, n any) string {
	return strings.ReplaceAll(l.numbers.Sprintf(format, n), "\u00a0", "\u202f")
}

// separator returns what stands between groups of three digits, "" where the language
// writes numbers in another way.
func (l *Language) separator() string {
	four, seven := l.printed("%d", 1234), l.printed("%d", 1234567)
	group := strings.TrimSuffix(strings.TrimPrefix(four, "1"), "234")
	if len(four) != len(group)+4 || seven != "1"+group+"234"+group+"567" {
		return ""
	}
	return group
}
