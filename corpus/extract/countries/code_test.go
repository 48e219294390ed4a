package countries

import "testing"

func TestAUserNamesACountryInAnyCaseWithOrWithoutAccents(t *testing.T) {
	for given, want := range map[string]string{
		"Belgique": "BE", "belgique": "BE", "BELGIQUE": "BE", "allemagne": "DE", "usa": "US", "uk": "GB", "Uk": "GB", "U.S.A.": "US",
		"etats-unis": "US", "États Unis": "US", "etats unis d'amerique": "US", "united states": "US", "côte d’ivoire": "CI", "cote d'ivoire": "CI",
		"fr": "FR", "Fr": "FR", " be ": "BE", "xk": "XK", "rdc": "CD", "la barbade": "BB",
	} {
		if code, ok := Code(given); !ok || code != want {
			t.Errorf("%q: %q %v, want %s", given, code, ok, want)
		}
	}
}

func TestWhatIsNoOneCountryHasNoCode(t *testing.T) {
	for _, given := range []string{"", " ", "…", "Congo", "congo", "guinée", "Paris", "belge", "zz", "ZZ", "Belgique, France", "Europe"} {
		if code, ok := Code(given); ok {
			t.Errorf("%q: %q", given, code)
		}
	}
}

func TestOnlyCapitalLettersAreACodeOfATable(t *testing.T) {
	for code, want := range map[string]bool{"FR": true, "XK": true, "ZZ": false, "fr": false, "France": false, "-": false, "": false} {
		if IsCode(code) != want {
			t.Errorf("%q: %v, want %v", code, !want, want)
		}
	}
}
