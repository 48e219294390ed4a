package cli_test

import (
	"strings"
	"testing"
)

func TestTheCommandLineHelpsWithWords(t *testing.T) {
	data := t.TempDir()
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	tests := []struct {
		name      string
		arguments []string
		out, err  string
	}{
		{"search says what it translated", []string{"search", "cybersecurity"}, "of ", "“cybersecurity” → cybersécurité"},
		{"and does not where it may not", []string{"search", "cybersecurity", "--translate", "off"}, "of ", "not translated"},
		{"it says what it relaxed", []string{"search", "Europol", "chameau"}, "1–1 of 1", "No article has both words"},
		{"and finds nothing where it may not", []string{"search", "Europol", "chameau", "--relax", "off"}, "nothing found", ""},
		{"it mends a slip and says so", []string{"search", "terorisme"}, "of ", "No article answers “terorisme”"},
		{"it explains", []string{"search", "Europol", "--explain", "on"}, "europol in body: 3 of ", ""},
		{"suggest goes on from what was typed", []string{"suggest", "belg", "--ui", "fr"}, "Belgique", ""},
		{"suggest prints the JSON of the API", []string{"suggest", "--json", "belg"}, `"suggestions": [`, ""},
		{"similar takes the id of an article", []string{"similar", "001_be0063f260622af6.txt"}, "", ""},
		{"similar prints the JSON of the API", []string{"similar", "001_be0063f260622af6.txt", "--json"}, `"hits": [`, ""},
		{"associated takes the flags of search", []string{"associated", "cyberattaque", "--lang", "fr", "--json"}, `"associations": [`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ended(t, append(test.arguments, "--data", data)...)
			if got.status != 0 || !strings.Contains(got.out, test.out) || !strings.Contains(got.err, test.err) {
				t.Errorf("status %d, want %q and %q in:\n%s\n%s", got.status, test.out, test.err, got.out, got.err)
			}
		})
	}
	failures := []struct {
		arguments []string
		status    int
		says      string
	}{
		{[]string{"similar", "none"}, 1, "no such article"},
		{[]string{"similar"}, 2, "expected the id of an article"},
		{[]string{"suggest"}, 2, "expected words"},
		{[]string{"suggest", "a", "--size", "0"}, 2, "from 1 to 100"},
		{[]string{"search", "a", "--relax", "maybe"}, 2, "relax: expected one of on, off"},
		{[]string{"associated", "a", "--year", "17"}, 2, "year: expected"},
	}
	for _, test := range failures {
		if got := ended(t, append(test.arguments, "--data", data)...); got.status != test.status || !strings.Contains(got.err, test.says) {
			t.Errorf("%q: status %d, %s", test.arguments, got.status, got.err)
		}
	}
}
