package countries

import "testing"

func TestStreetsAndCountiesLieAnywhere(t *testing.T) {
	tests := []struct{ lang, text, want string }{
		{"fr", "un bar de la rue de Turquie", ""},
		{"fr", "un accident place d’Italie, près de la porte d’Italie", ""},
		{"fr", "une rixe boulevard de Belgique, puis 12, quai du Portugal", ""},
		{"fr", "l’allée du Brésil et la rue du Maroc", ""},
		{"fr", "la rue de Londres et l’avenue de Tokyo", ""},
		{"fr", "une rue de Turquie", "TR"},
		{"fr", "les rues de Damas et une avenue de Kaboul", "AF SY"},
		{"fr", "la place de la France dans l’Otan et la place de Londres", "FR GB"},
		{"fr", "la place du Maroc en Afrique", "MA"},
		{"en", "a crash on Peru Street near Egypt Lane and Jamaica Road", ""},
		{"en", "in Lebanon County and Jordan Township", ""},
		{"en", "Cherokee, Forsyth and Lebanon counties", ""},
		{"en", "police in Los Angeles County", "US"},
		{"en", "a street in Peru", "PE"},
		{"en", "he lives in Cuba, Missouri, and works in Peru, Ind., as a cook", "US"},
		{"en", "trade with Mexico, Texas and Arizona", "MX US"},
		{"en", "police in Athens, Georgia, said", "US"},
		{"en", "Georgia, Ukraine and Moldova", "GE MD UA"},
		{"en", "a Georgia judge", "US"},
		{"en", "the Strait of Gibraltar and the Gulf of Thailand", ""},
		{"fr", "le détroit de Gibraltar, la mer de Norvège", ""},
		{"en", "a goal at the Emirates, at Emirates Stadium", ""},
		{"en", "Indian tribes and the Bureau of Indian Affairs", ""},
		{"fr", "un restaurant chinois", ""},
		{"en", "an Italian restaurant", ""},
	}
	for _, tt := range tests {
		if got := codes(tt.lang, tt.text); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPersonsNamedLikeCountries(t *testing.T) {
	tests := []struct{ lang, text, want string }{
		{"en", "Jordan Chad Israel, 34, was booked.", ""},
		{"en", "Steve Israel said no. Israel will run again.", ""},
		{"en", "Steve Israel said no. He went to Israel.", "IL"},
		{"en", "Mr. England said he would resign. England has led it since May.", ""},
		{"en", "Holland, 48, was elected. Holland smiled.", ""},
		{"en", "Michael Jordan scored. Jordan smiled.", ""},
		{"en", "India Brown, 12, won", ""},
		{"en", "Officer Ireland and Councillor Poland agreed", ""},
		{"en", "Sydney, Australia", "AU"},
		{"en", "she will captain England", "GB"},
		{"en", "in Kenya, 34, and in Egypt, 12", "EG KE"},
		{"en", "Robert U.S. shares. U.S. sales rose", "US"},
		{"fr", "Irlande, 4 ans, galope", ""},
		{"fr", "Bernard Pologne a parlé. Pologne a promis.", ""},
		{"fr", "Bernard Pologne a parlé de la Pologne.", "PL"},
		{"fr", "l’Inde, 75 ans après", "IN"},
	}
	for _, tt := range tests {
		if got := codes(tt.lang, tt.text); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
