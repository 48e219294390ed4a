package countries

import (
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
)

func TestCountriesAreReadFromTheirNames(t *testing.T) {
	tests := []struct{ lang, text, want string }{
		{"fr", "l’Allemagne et l'Egypte", "DE EG"},
		{"fr", "LE KOWEIT ET LES ETATS-UNIS", "KW US"},
		{"fr", "aux É.-U. et en R.D.C.", "CD US"},
		{"fr", "le Royaume-Uni, l’Écosse et l’Irlande du Nord", "GB"},
		{"fr", "en Irlande", "IE"},
		{"fr", "la frontière franco-belge, un accord américano-israélien", "BE FR IL US"},
		{"fr", "des négociations israélo-palestiniennes", "IL PS"},
		{"fr", "les Émiratis, un Bahreïni, des Burkinabè, un Écossais", "AE BF BH GB"},
		{"fr", "la Guinée équatoriale", "GQ"},
		{"fr", "la Guinée-Bissau", "GW"},
		{"fr", "la Guinée", "GN"},
		{"fr", "la Papouasie-Nouvelle-Guinée", "PG"},
		{"fr", "le Niger et le Nigeria, un Nigérien et un Nigérian", "NE NG"},
		{"fr", "la Corée du Nord et le Soudan du Sud", "KP SS"},
		{"fr", "la République démocratique du Congo", "CD"},
		{"fr", "le Congo-Brazzaville", "CG"},
		{"fr", "à Kinshasa, un ministre congolais", "CD"},
		{"fr", "à Brazzaville, un ministre congolais", "CG"},
		{"fr", "un Guyanais à Cayenne, en Guyane", "GF"},
		{"fr", "le Kremlin et la Maison-Blanche, l’Élysée et le Bundestag", "DE FR RU US"},
		{"fr", "Téhéran accuse Pékin", "CN IR"},
		{"fr", "les Îles Marshall et les îles Salomon", "MH SB"},
		{"fr", "le Saint-Siège et le Kosovo", "VA XK"},
		{"fr", "l’île Maurice", "MU"},
		{"fr", "en Hollande", "NL"},
		{"fr", "au Salvador", "SV"},
		{"fr", "la CIA et l’armée US", "US"},
		{"fr", "la Nouvelle-Calédonie", "NC"},
		{"fr", "un Sud-Africain et une Nord-Coréenne", "KP ZA"},
		{"fr", "le français Airbus et le Britannique BAE", "FR GB"},
		{"en", "Germany's army, the U.S.-led force and the UK", "DE GB US"},
		{"en", "Northern Ireland", "GB"},
		{"en", "Britons, Frenchmen, Danes, Poles, Turks and Filipinos", "DK FR GB PH PL TR"},
		{"en", "the Dutch and the Swiss", "CH NL"},
		{"en", "Franco-German talks in The Hague", "DE FR"},
		{"en", "New Jersey and New Mexico", "US"},
		{"en", "the Georgian government in Tbilisi, Georgia", "GE"},
		{"en", "police in Atlanta, Georgia, said U.S. officials", "US"},
		{"en", "South Korea and North Korea", "KP KR"},
		{"en", "a Dominican in Santo Domingo", "DO"},
		{"en", "King Abdullah of Jordan", "JO"},
		{"en", "troops from Chad and Niger", "NE TD"},
		{"en", "the White House, the Knesset and Downing Street", "GB IL US"},
		{"en", "Turkey and Hungary", "HU TR"},
		{"en", "in French waters", "FR"},
		{"en", "LONDON, Ontario, and Paris, Texas", "CA US"},
		{"en", "El Salvador and Grenada", "GD SV"},
		{"fr", "la France; 30 dollars canadiens", "FR"},
		{"en", "a plant in Tampa, Fla., and one in Trenton, N.J.", "US"},
	}
	for _, tt := range tests {
		if got := codes(tt.lang, tt.text); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestWordsOfCountriesThatSayNothingOfThem(t *testing.T) {
	tests := []struct{ lang, text string }{
		{"fr", "l’organisation État islamique en guerre"},
		{"fr", "dans le golfe du Mexique et l’océan Indien"},
		{"fr", "M. Allemand, Mme France et Anatole France"},
		{"fr", "Jordan Bardella et François Hollande"},
		{"fr", "Hollande s’est exprimé"},
		{"fr", "une lettre de Henri Salvador à Dominique Voynet et à Maurice Papon"},
		{"fr", "il écrit en français et parle anglais, un cours d’anglais"},
		{"fr", "un ministre congolais et un joueur dominicain"},
		{"fr", "un pêcheur guyanais"},
		{"fr", "l’Indochine, les Indes, la Bretonne"},
		{"fr", "à Saint-Martin, une réunion"},
		{"fr", "l’Amérique latine et les Sud-Américains"},
		{"fr", "le monde anglo-saxon"},
		{"fr", "un cochon d’Inde, un berger allemand et des montagnes russes"},
		{"fr", "le jardin du Luxembourg"},
		{"fr", "selon l’Agence France-Presse et le New York Times"},
		{"fr", "l’accord de Paris et la convention de Genève"},
		{"fr", "Bruxelles a tranché"},
		{"fr", "mille dollars canadiens"},
		{"fr", "Germany and the United States"},
		{"fr", "l’US Créteil"},
		{"fr", "la belle grenade et le chili"},
		{"en", "Michael Jordan, Chad Smith and Mr. France"},
		{"en", "Jordan Henderson passed the ball"},
		{"en", "a guinea pig ate turkey and chili on china"},
		{"en", "Guinea pig"},
		{"en", "the Gulf of Mexico and the Indian Ocean"},
		{"en", "she answered in French and in English."},
		{"en", "French-speaking pupils"},
		{"en", "JOIN US NOW OR NEVER"},
		{"en", "French fries and Swiss cheese"},
		{"en", "he will polish it"},
		{"en", "ten Canadian dollars"},
		{"en", "a Congolese singer"},
		{"en", "South American farmers"},
		{"en", "la Belgique et l’Allemagne"},
		{"en", "Miss La Rue, Pa said"},
		{"en", "UNION CARBIDE <UK> and @France"},
		{"en", "The New York Times and The Washington Post"},
		{"und", "Alemania y Francia, Belgique, Germany, un texto bastante largo para no ser un título de artículo"},
	}
	for _, tt := range tests {
		if got := codes(tt.lang, tt.text); got != "" {
			t.Errorf("%q: %q, want nothing", tt.text, got)
		}
	}
}

func TestTownsNeedOtherEvidence(t *testing.T) {
	tests := []struct{ about, lang, text, want string }{
		{"one town proves nothing", "fr", "mardi à Lille", ""},
		{"two towns do", "fr", "de Lille à Rennes", "FR"},
		{"a town and the country", "en", "in Lille, France", "FR"},
		{"a town that stands often", "fr", "Lille. À Lille, le maire de Lille", "FR"},
		{"but no seat of international bodies", "fr", "Bruxelles. À Bruxelles, dit Bruxelles", ""},
		{"a town and its administration", "fr", "à Roanne, selon la préfecture", "FR"},
		{"an administration without a town", "fr", "selon la préfecture", ""},
	}
	for _, tt := range tests {
		if got := codes(tt.lang, tt.text); got != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.about, tt.text, got, tt.want)
		}
	}
}

func TestEvidenceShowsItsWords(t *testing.T) {
	text := "De l’Allemagne, les Belges et un ministre français à Rabat, en Hollande."
	want := map[string][2]string{
		"DE": {"Allemagne", "name"}, "BE": {"Belges", "demonym"}, "FR": {"français", "adjective"},
		"MA": {"Rabat", "capital"}, "NL": {"Hollande", "name"},
	}
	facts := In(extracttest.Passage(article.French, text))
	if len(facts) != len(want) {
		t.Fatalf("%d countries, want %d", len(facts), len(want))
	}
	for _, f := range facts {
		e := f.Evidence[0]
		if e.Words != want[f.Value][0] || e.Rule != want[f.Value][1] || e.Of(text) != e.Words {
			t.Errorf("%s: %+v, want %v", f.Value, e, want[f.Value])
		}
	}
}
