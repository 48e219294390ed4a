package organisations

import (
	"strings"
	"testing"
)

func TestAUserNamesABodyByAnyFormThatIsItsOwn(t *testing.T) {
	for given, want := range map[string]string{
		"ONU": "Organisation des Nations unies", "UN": "Organisation des Nations unies", " O.N.U. ": "Organisation des Nations unies",
		"Nations unies": "Organisation des Nations unies", "united nations": "Organisation des Nations unies",
		"Front national": "Rassemblement national", "RN": "Rassemblement national", "PSG": "Paris Saint-Germain", "Tory Party": "Parti conservateur",
	} {
		if got := Default().Value(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

func TestAFormThatIsNotOneBodysAloneStaysAsWritten(t *testing.T) {
	for _, given := range []string{"", "PS", "Chelsea", "Les Verts", "un", "ONU et OTAN", "Club des lecteurs de Lille"} {
		if got := Default().Value(given); got != given {
			t.Errorf("%q: %q", given, got)
		}
	}
}

func TestAnOwnRowRenamesABodyByItsAcronym(t *testing.T) {
	a, err := Load(strings.NewReader("Nations unies\tUnited Nations\t\t\tinternational\t-\tis:ONU\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, given := range []string{"ONU", "Organisation des Nations unies", "UN"} {
		if got := a.Value(given); got != "Nations unies" {
			t.Errorf("%q: %q", given, got)
		}
	}
	if got := Default().Value("ONU"); got != "Organisation des Nations unies" {
		t.Errorf("the default authority changed: %q", got)
	}
}
