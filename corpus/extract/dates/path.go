package dates

import "strings"

// inURL reads a date out of the path of an address: /2021/09/08/, /2021/09/,
// /2021-09-08-title, /20210908/. Nothing looser: numbers in addresses are ids
// more often than dates.
func inURL(url string) (code ymd, words string) {
	_, path, found := strings.Cut(url, "://")
	if !found {
		return 0, ""
	}
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if i == 0 {
			continue // the host
		}
		if code, words = inSegments(segments[i:]); code > 0 {
			return code, words
		}
		if code, words = inFileName(s); code > 0 {
			return code, words
		}
	}
	return 0, ""
}

// inSegments reads "2021", "09", "08".
func inSegments(s []string) (ymd, string) {
	if len(s) < 3 || len(s[0]) != 4 || len(s[1]) != 2 {
		return 0, ""
	}
	iso := s[0] + "-" + s[1]
	words := s[0] + "/" + s[1]
	if n := len(s[2]); n == 1 || n == 2 {
		if _, digits := parseDigits(s[2]); digits && len(s) > 3 {
			iso += "-" + strings.Repeat("0", 2-n) + s[2]
			words += "/" + s[2]
		}
	}
	code := parseYMD(iso)
	if code.month() == 0 || !isBareYear(int32(code.year())) {
		return 0, ""
	}
	return code, words
}

// inFileName reads a date at the start or end of a name: "2021-09-08-title",
// "title_2021-09-08.html", "20210908-title".
func inFileName(name string) (ymd, string) {
	if i := strings.LastIndexByte(name, '.'); i > 0 && len(name)-i <= 6 {
		name = name[:i]
	}
	for _, n := range []int{10, 8} {
		if len(name) < n {
			continue
		}
		if code := ofDigits(name[:n]); code > 0 && (len(name) == n || isSeparator(name[n])) {
			return code, name[:n]
		}
		if at := len(name) - n; at > 0 && isSeparator(name[at-1]) {
			if code := ofDigits(name[at:]); code > 0 {
				return code, name[at:]
			}
		}
	}
	return 0, ""
}

func isSeparator(b byte) bool { return b == '-' || b == '_' || b == '.' || b == ' ' || b == 'T' }

// ofDigits reads 2021-09-08, 2021_09_08 or 20210908, whole.
func ofDigits(s string) ymd {
	switch {
	case len(s) == 8:
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	case s[4] == s[7] && isSeparator(s[4]):
		s = s[:4] + "-" + s[5:7] + "-" + s[8:]
	}
	code := parseYMD(s)
	if code.day() == 0 || !isBareYear(int32(code.year())) {
		return 0
	}
	return code
}
