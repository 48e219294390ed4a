package lexicon

import (
	"bytes"
	"compress/gzip"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kiosque/analyzers"
)

func packed(t *testing.T, text string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

func TestATableOfOtherAnalysersIsRefused(t *testing.T) {
	_, err := unpack(packed(t, Stamp+"old\nen\tbread\t\n"), "new")
	if err == nil || !strings.Contains(err.Error(), "go run ./lexicon/restem") {
		t.Errorf("the error is %v: it must name the command that mends the table", err)
	}
}

func TestATableThatIsBrokenIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"empty":                       "",
		"a language it does not have": Stamp + "v\nde\tbrot\t\n",
		"a link to no term":           Stamp + "v\nen\tbread\t\nfr\tpain\t\t1:255:255\n",
		"a weight above 255":          Stamp + "v\nen\tbread\t\nfr\tpain\t\t0:256:255\n",
		"a link without weights":      Stamp + "v\nen\tbread\t\nfr\tpain\t\t0\n",
		"terms out of order":          Stamp + "v\nen\tbread\t\nen\tadd\t\n",
	} {
		if _, err := unpack(packed(t, text), "v"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestLinksLeadBothWays(t *testing.T) {
	table, err := unpack(packed(t, Stamp+"v\nen\tbread\t\nen\tloaf\tloaves\nfr\tpain\tpains\t0:200:255 1:50:0\n"), "v")
	if err != nil {
		t.Fatal(err)
	}
	there, back := table.translations(0, "pain"), table.translations(1, "bread")
	if len(there) != 2 || there[0].Text != "bread" || there[1].Text != "loaves" || there[0].Weight < 0.7 {
		t.Errorf("pain is %v", there)
	}
	if len(back) != 1 || back[0].Text != "pains" || table.translations(1, "loaf") != nil {
		t.Errorf("bread is %v, loaf is %v", back, table.translations(1, "loaf"))
	}
}

func TestARowThatCannotBeReadIsNamed(t *testing.T) {
	for _, row := range []string{"police\tcrime", "police\tcrime\tcrime\tfr>de", "police\ta\tb\tfr>en\tmore"} {
		if _, err := readPairs("# comment\n" + row + "\n"); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", row, err)
		}
	}
}

// A thousand pairs are the least that the checked table must have.
func TestTheCheckedTableIsWhole(t *testing.T) {
	content, err := data.ReadFile("data/press.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readPairs(string(content)); err != nil {
		t.Error(err)
	}
	for i, p := range press() {
		if len(p.entries) < 1000 {
			t.Errorf("from %s: %d entries", languages[i], len(p.entries))
		}
	}
}

func TestEveryRowOfTheCheckedTableIsFoundAgain(t *testing.T) {
	for _, row := range strings.Split(embedded(t, "data/press.tsv"), "\n") {
		columns := strings.Split(row, "\t")
		if strings.HasPrefix(row, "#") || len(columns) < 3 {
			continue
		}
		for from, to := range [2]int{1, 0} {
			if len(columns) > 3 && columns[3] != "" && columns[3] != languages[from]+">"+languages[to] {
				continue
			}
			for _, form := range split(columns[1+from]) {
				if !isChecked(languages[from], languages[to], form) {
					t.Errorf("%s: %q is not found in its own row: %q", languages[from], form, row)
				}
			}
		}
	}
}

func isChecked(from, to, form string) bool {
	return slices.ContainsFunc(Translate(from, to, form), func(m Match) bool { return m.Checked })
}

func embedded(t *testing.T, name string) string {
	t.Helper()
	content, err := data.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestABaseIsSharedByPluralAndFeminineOnly(t *testing.T) {
	for _, c := range []struct {
		lang, a, b string
		same       bool
	}{
		{"fr", "national", "nationaux", true},
		{"fr", "directeur", "directrices", true},
		{"fr", "offensif", "offensives", true},
		{"fr", "policier", "policieres", true},
		{"fr", "islamique", "islamisme", false},
		{"fr", "rendre", "rendez", false},
		{"en", "policy", "policies", true},
		{"en", "attack", "attacks", true},
		{"en", "crash", "crashes", true},
		{"en", "organization", "organisations", true},
		{"en", "federal", "federalism", false},
		{"en", "try", "trying", false},
	} {
		if same := base(c.lang, c.a) == base(c.lang, c.b); same != c.same {
			t.Errorf("%s, %s: same word %v, want %v", c.a, c.b, same, c.same)
		}
	}
}

// heapLimit is what all tables may take, in bytes.
const heapLimit = 20 << 20

func TestTheTablesAreSmallInMemory(t *testing.T) {
	content := embedded(t, "data/fr_en.tsv.gz")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	table, err := unpack(strings.NewReader(content), analyzers.Version())
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := readPairs(embedded(t, "data/press.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	used := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d kB, of %d and %d terms", used>>10, len(table.sides[0].terms.ends), len(table.sides[1].terms.ends))
	if used > heapLimit {
		t.Errorf("the tables take %d bytes, want at most %d", used, heapLimit)
	}
	runtime.KeepAlive(pairs)
}
