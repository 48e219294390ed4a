package organisations

import (
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
)

func TestACorpusOwnFileAddsRenamesAndMerges(t *testing.T) {
	own := "# our own bodies\r\n" +
		"Club des lecteurs de Lille\tLille Readers' Club\tCLL\t\tngo\tFR\t\n" +
		"Nations unies\tUnited Nations\t\tles Nations\tinternational\t-\tis:Organisation des Nations unies\n" +
		"Organisation du traité de l’Atlantique nord\t\t\tl’Alliance des trente\n"
	a, err := Load(strings.NewReader(own))
	if err != nil {
		t.Fatal(err)
	}
	text := "Le CLL reçoit l’ONU et l’Alliance des trente."
	got := article.Values(a.In(extracttest.Passage("fr", text)))
	want := []string{"Club des lecteurs de Lille", "Nations unies", "Organisation du traité de l’Atlantique nord"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if name := a.Name("Club des lecteurs de Lille", "en"); name != "Lille Readers' Club" {
		t.Errorf("English name %q", name)
	}
	if value := a.Value("United Nations"); value != "Nations unies" {
		t.Errorf("value %q", value)
	}
	if again := bodiesIn("fr", text); slices.Contains(again, "Nations unies") {
		t.Errorf("the default authority changed: %q", again)
	}
}

func TestAMistakeInACorpusOwnFileNamesItsLine(t *testing.T) {
	for row, want := range map[string]string{
		"\tEnglish only":                      "line 2: no French name",
		"Nom\tName\t\t\tplanet\t-":            "line 2: kind \"planet\"",
		"Nom\tName\t\t\tngo\tFrance":          "line 2: country \"France\"",
		"Nom\tName\t\t\tngo\tFR\tis:Personne": "line 2: flag is:Personne",
		"a\tb\tc\td\tngo\tFR\tg\th":           "line 2: 8 columns",
		"Nom\tName\t\t…":                      "line 2: name \"…\": 0 words",
		"Nom\tName\t\t\tngo\tZZ":              "line 2: country \"ZZ\"",
		"Nom\tName\t\t\tngo\tFR\tcomon":       "line 2: flag \"comon\": want ambiguous, common or is:NAME",
		"Nom\tName\t\t\tplanete\tFR":          "want one of agency, armed group, ",
		"Nom;Name;;;ngo;FR":                   "line 2: no tab: columns are parted by tabs",
		"Caf\xe9\tName":                       "line 2: not UTF-8",
		"Nom\t" + strings.Repeat("N", 1<<16):  "line 2: longer than 65535 bytes",
	} {
		_, err := Load(strings.NewReader("# a comment\n" + row + "\n"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %.200v, want %s", row, err, want)
		}
	}
}
