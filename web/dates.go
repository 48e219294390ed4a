package web

import (
	"strconv"
	"strings"

	"kiosque/article"
)

// The precisions of a date, by the length of its text: "2017-03-12", "2017-03", "2017".
var precisions = map[int]string{10: "day", 7: "month", 4: "year"}

// Claim returns a date as the archive claims it: "12 March 2017", "March 2017",
// "2017", or "undated, after 27 April 2018".
func (l *Language) Claim(d article.Date) string {
	if d.Value != "" {
		return l.Date(d.Value)
	}
	said := []string{l.Text("date.undated")}
	for _, bound := range []struct{ key, value string }{{"date.after.", d.NotBefore}, {"date.before.", d.NotAfter}} {
		if precision, ok := precisions[len(bound.value)]; ok {
			said = append(said, l.Text(bound.key+precision, "date", l.Date(bound.value)))
		}
	}
	return strings.Join(said, ", ")
}

// Date returns a date of any precision in words; what is no date stays as it is.
func (l *Language) Date(value string) string {
	parts := strings.Split(value, "-")
	if precisions[len(value)] == "" || len(parts) < 2 || len(parts) > 3 {
		return value
	}
	month := l.Or("month."+strings.TrimPrefix(parts[1], "0"), parts[1])
	if len(parts) == 2 {
		return l.Text("date.month", "month", month, "year", parts[0])
	}
	day, err := strconv.Atoi(parts[2])
	if err != nil {
		return value
	}
	key := "date.day"
	if day == 1 {
		key = "date.first"
	}
	return l.Text(key, "day", strconv.Itoa(day), "month", month, "year", parts[0])
}
