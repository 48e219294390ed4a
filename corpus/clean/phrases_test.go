package clean

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestEveryPhraseIsWrittenAsLinesAreFolded(t *testing.T) {
	table := phrases()
	all := []phrase{}
	for _, p := range table.whole {
		all = append(all, p)
	}
	for _, some := range table.byFirst {
		all = append(all, some...)
	}
	for _, p := range all {
		if folded := fold(p.text); folded != trimMarks(p.text) {
			t.Errorf("%q can match no line: it folds to %q", p.text, folded)
		}
		if p.how != whole && !strings.HasPrefix(p.text, trimMarks(p.text)) {
			t.Errorf("%q can match no line: lines do not begin so", p.text)
		}
	}
}

// every reason constant of reasons.go, read from the source so that none can be forgotten.
var reasonValue = regexp.MustCompile(`Reason\w+\s+= "([^"]+)"`)

func TestEveryReasonInTheTablesIsAConstant(t *testing.T) {
	source, err := os.ReadFile("reasons.go")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range reasonValue.FindAllStringSubmatch(string(source), -1) {
		known[m[1]] = true
	}
	for row := range rowSet(phraseData) {
		if reason, _, _ := strings.Cut(row, "\t"); !known[reason] {
			t.Errorf("phrases.tsv: reason %q is no constant", reason)
		}
	}
	for _, reason := range markupReasons() {
		if !known[reason] {
			t.Errorf("markup.tsv: reason %q is no constant", reason)
		}
	}
}

func TestFolding(t *testing.T) {
	tests := []struct{ line, want string }{
		{"• À lire aussi :", "a lire aussi"},
		{"1 COMMENTAIRE", "0 commentaire"},
		{"FunctionalOur website", "functional our website"},
		{"YouTube", "youtube"},
		{"L’été, 12 345 fois", "l'ete, 0 0 fois"},
		{">> Sommaire", "sommaire"},
		{"Audio 02:04", "audio 0"},
		{"***", "***"},
	}
	for _, tt := range tests {
		if got := fold(tt.line); got != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.line, got, tt.want)
		}
	}
}
