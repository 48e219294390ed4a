package cli

import "fmt"

// mostSlips is how many letters may be wrong in a name that is proposed.
const mostSlips = 3

// meant proposes the name that is most like one that is none: "; perhaps addr is meant", or "" where none is.
func meant(name string, names []string) string {
	best, least := "", min(mostSlips, len(name)/2)+1
	for _, n := range names {
		if d := slips(name, n); d < least {
			best, least = n, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; perhaps %s is meant", best)
}

// slips counts the letters to put in, take out or replace between two names (Levenshtein's distance).
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := corner
			if a[i] != b[j] {
				replaced++
			}
			corner = row[j+1]
			row[j+1] = min(replaced, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}
