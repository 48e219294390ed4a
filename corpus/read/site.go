package read

import (
	"strings"
	"unicode"
)

// withoutSite takes the site's name off a title: "Title | Site", "Site - Title".
func withoutSite(title, site string) string {
	if squash(site) == "" {
		return title
	}
	for _, separator := range []string{" | ", " - ", " – ", " — ", " • ", " · ", " » ", " :: ", " : "} {
		if i := strings.LastIndex(title, separator); i > 0 && squash(title[i:]) == squash(site) {
			return strings.TrimSpace(title[:i])
		}
		first, rest, ok := strings.Cut(title, separator)
		if ok && squash(first) == squash(site) && !blank(rest) {
			return strings.TrimSpace(rest)
		}
	}
	return title
}

// squash makes "Le Monde", "LeMonde.fr" and "lemonde" the same.
func squash(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.LastIndexByte(s, '.'); i > 0 && len(s)-i <= len(".info") && !strings.Contains(s[i:], " ") {
		s = s[:i]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
