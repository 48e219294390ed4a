//go:build !race

package organisations

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHostileRowsAreReadOrRefusedSoon holds the time of tables that were made to do harm.
func TestHostileRowsAreReadOrRefusedSoon(t *testing.T) {
	const limit = 30 * time.Second
	row := func(cells ...any) string { return fmt.Sprintf("%s\t%s\t%s\t%s\tcompany\t-\t%s\n", cells...) }
	rows := func(n int, one func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(one(i))
		}
		return b.String()
	}
	tests := []struct{ name, rows, wrong string }{
		{"a cycle of merging", row("Alpha Un", "Alpha One", "", "", "") + row("Beta Deux", "Beta Two", "", "", "") + row("Alpha Un", "Alpha One", "", "", "is:Beta Deux") + row("Beta Deux", "Beta Two", "", "", "is:Alpha Un"), ""},
		{"a row that merges itself", row("Alpha Un", "Alpha One", "", "", "") + row("Alpha Un", "Alpha One", "", "", "is:Alpha Un"), ""},
		{"a chain of merging", row("Corps 0", "Body 0", "", "", "") + rows(2000, func(i int) string {
			return row(fmt.Sprint("Corps ", i+1), fmt.Sprint("Body ", i+1), "", "", fmt.Sprint("is:Corps ", i))
		}), "more than 500 forms"},
		{"a million rows", rows(1_000_000, func(i int) string {
			return row(fmt.Sprint("Société ", i), fmt.Sprint("Company ", i), fmt.Sprint("ZQ", i), "", "")
		}), "more than 200000 rows"},
		{"one acronym of twenty thousand bodies", rows(20_000, func(i int) string {
			return row(fmt.Sprint("Société ", i), fmt.Sprint("Company ", i), "ZQX", "", "")
		}), ""},
		{"ten thousand aliases of one body", row("Société", "Company", "", strings.Repeat("Maison Une|", 5000), ""), "more than 500 forms"},
		{"control characters", row("Soci\x1b[2Jété\x00", "Company\u202e", "", "", ""), "line 1"},
		{"a row of a megabyte", row(strings.Repeat("a", 1<<20), "Company", "", "", ""), "line 1"},
		{"a million cells", strings.Repeat("a\t", 1_000_000), "line 1"},
		{"no UTF-8", "\xff\xfe\tb\tc\td\n", "line 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			began := time.Now()
			_, err := Load(strings.NewReader(test.rows))
			if took := time.Since(began); took > limit {
				t.Errorf("took %v", took)
			}
			if (err == nil) != (test.wrong == "") || err != nil && !strings.Contains(err.Error(), test.wrong) {
				t.Errorf("%v, want %q", err, test.wrong)
			}
		})
	}
}
