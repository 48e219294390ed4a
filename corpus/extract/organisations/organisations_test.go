package organisations

import (
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
)

// bodiesIn returns the organisations of one passage, sorted.
func bodiesIn(lang, text string) []string {
	values := article.Values(In(extracttest.Passage(lang, text)))
	slices.Sort(values)
	return values
}

func TestOrganisationsAreFoundAsATextNamesThem(t *testing.T) {
	for name, c := range map[string]struct{ lang, text, want string }{
		"a name in both languages is one body":          {"en", "The United Nations (UN) said so.", "Organisation des Nations unies"},
		"an institution may be in lower case":           {"fr", "Le conseil de sécurité de l'ONU se réunit.", "Conseil de sécurité des Nations unies"},
		"accents and apostrophes do not matter":         {"fr", "Le groupe Etat islamique a revendiqué l’attaque.", "État islamique"},
		"an acronym may have dots":                      {"fr", "L'O.N.U. s'inquiète.", "Organisation des Nations unies"},
		"an acronym is exact in its case":               {"fr", "Les onu et les nato ne disent rien, ni Le Who.", ""},
		"the longest name wins":                         {"fr", "Le Conseil de l’Union européenne a tranché.", "Conseil de l’Union européenne"},
		"a newspaper has its article":                   {"fr", "C’est ce que révèle Le Monde.", "Le Monde"},
		"the world is no newspaper":                     {"fr", "Tout le monde le sait, et le Monde arabe aussi. Elle vient. Capital !", ""},
		"a newspaper's hyphen ends it":                  {"fr", "La Croix-Rouge est sur place.", "Croix-Rouge"},
		"a person is no company":                        {"fr", "Serge Dassault et M. Lagardère ont dîné avec Mme Chanel.", ""},
		"a people's adjective is no person":             {"en", "The Chinese Huawei and the German Siemens met.", "Huawei|Siemens"},
		"a common word needs its cue":                   {"fr", "Orange est une ville. Il mange une Orange.", ""},
		"a common word with its cue is a body":          {"fr", "Le groupe Orange recrute. Orange a un plan.", "Orange"},
		"fruit opens sentences, too":                    {"en", "Apple pie is good.", ""},
		"an ambiguous acronym alone is nothing":         {"fr", "Le PS du moteur et le CE de l’usine.", ""},
		"a party stands behind its deputy":              {"fr", "Jean Dupont (PS) a voté pour.", "Parti socialiste"},
		"a cue supports every use":                      {"fr", "La députée PS hésite. Au PS, on se tait.", "Parti socialiste"},
		"a platform as a place is no actor":             {"fr", "Il l’a écrit sur Twitter et sur sa page Facebook.", ""},
		"a platform that acts is one":                   {"fr", "Twitter a suspendu son compte.", "Twitter"},
		"a sentence glued to the next ends a name":      {"fr", "Il quitte le groupe Exemple.Elle reste.", "Exemple"},
		"a definition supports the acronym":             {"fr", "La Brigade anticriminalité (BAC) est venue. La BAC repart.", "Brigade anticriminalité"},
		"what the text defines beats the file":          {"fr", "L’Agence de simplification industrielle (ASI) recrute, dit l’ASI.", "Agence de simplification industrielle"},
		"an acronym may come first":                     {"fr", "Le maCERT (Moroccan Computer Emergency Response Team) veille.", "maCERT"},
		"a concept is no body":                          {"fr", "Le produit intérieur brut (PIB) et la Taxe sur la valeur ajoutée (TVA) montent.", ""},
		"an English definition":                         {"en", "The World Bureau of Metal Statistics (WBMS) said so; WBMS is in London.", "World Bureau of Metal Statistics"},
		"an agency with its complement":                 {"fr", "Selon l’Agence nationale des rivières et des lacs qui surveille l’eau.", "Agence nationale des rivières et des lacs"},
		"adjectives alone, if there are two":            {"fr", "La Conférence islamique européenne et la Commission spéciale.", "Conférence islamique européenne"},
		"a prosecutor's office in lower case":           {"fr", "Le parquet de Lille a ouvert une enquête.", "Parquet de Lille"},
		"a name has no adjective of its country":        {"fr", "Le Ministère marocain de l’Équipement rural recrute ; ce ministère, le Ministère de l’Équipement rural, paie.", "Ministère de l’Équipement rural"},
		"an adjective of no country stays":              {"fr", "L’Agence spatiale des lacs et l’Observatoire régional de la mer recrutent.", "Agence spatiale des lacs|Observatoire régional de la mer"},
		"a ministry of a person is none":                {"fr", "Au ministère de Jean Dupont, on se tait.", ""},
		"a verb ends a name":                            {"fr", "Le Centre de recherche de Lille annonce un essai.", "Centre de recherche de Lille"},
		"a newspaper by its cue":                        {"fr", "Selon le quotidien koweïtien Al Jarida, rien.", "Al Jarida"},
		"a country is no company":                       {"fr", "L’entreprise France se porte bien.", ""},
		"a company by its legal form":                   {"en", "Piedmont Widgets Inc said it bought Acme Tools Co Ltd.", "Acme Tools|Piedmont Widgets"},
		"a longer company hides the shorter":            {"en", "Shell Canada Ltd said so.", "Shell Canada"},
		"an institution with of":                        {"en", "The Ministry of Fisheries and Aquaculture said so.", "Ministry of Fisheries and Aquaculture"},
		"a country whose last word is Union":            {"en", "Trade with the Soviet Union grew.", ""},
		"a university":                                  {"en", "She teaches at Ohio State University.", "Ohio State University"},
		"parts of a candidate are the candidate":        {"fr", "L’Institut national de la mer ouvre. Cet Institut national de la mer et des côtes grandit.", "Institut national de la mer et des côtes"},
		"a newspaper behind a preposition":              {"fr", "Il l’a raconté au Monde.", "Le Monde"},
		"the fate of the world is no newspaper":         {"fr", "La fin du Monde approche, et la Coupe du Monde.", ""},
		"the other spelling of English":                 {"en", "The International Labour Organisation met.", "Organisation internationale du travail"},
		"a definition that misspells a known body":      {"en", "The General Agreement of Tariffs and Trade (GATT) met.", "Accord général sur les tarifs douaniers et le commerce"},
		"a name between quotes":                         {"fr", "Le collectif « La Rue en fête » défile.", "La Rue en fête"},
		"a court of a town":                             {"fr", "La cour d’appel de Lyon a jugé, comme le tribunal correctionnel de Lille.", "Cour d’appel de Lyon|Tribunal correctionnel de Lille"},
		"what every company has is no body":             {"fr", "Le Conseil d’administration et le Comité exécutif se réunissent.", ""},
		"a road is no party":                            {"fr", "La députée RN a bloqué la RN 88.", "Rassemblement national"},
		"a person behind a title is no party":           {"fr", "François Martin (Les Républicains) et Martin.", "Les Républicains"},
		"an owner is no head of a firm":                 {"fr", "Le chef d’entreprise Paul Martin témoigne.", ""},
		"an acronym among capitals is a word":           {"fr", "Il rit. UN COUP DE FIL. Puis il part.", ""},
		"an absent article leaves nothing to say":       {"fr", "", ""},
		"what is in capitals needs more than an accent": {"en", "HONG KONG FIRM UPS STAKE", ""},
	} {
		var want []string
		if c.want != "" {
			want = strings.Split(c.want, "|")
		}
		if got := bodiesIn(c.lang, c.text); !slices.Equal(got, want) {
			t.Errorf("%s: %q gave %q, want %q", name, c.text, got, want)
		}
	}
}

func TestOnlyTitleAndBodyAreRead(t *testing.T) {
	text := "L’ONU agit\nLe FMI aussi\nSuivez-nous sur CNN"
	a := &article.Article{Text: text, Lang: "fr", Title: article.Title{Span: article.Span{End: 12}}}
	a.Passages = []article.Passage{
		{Span: article.Span{Start: 13, End: 25}, Kind: article.KindBody},
		{Span: article.Span{Start: 26, End: len(text)}, Kind: article.KindRemoved},
	}
	got := article.Values(In(a))
	if want := []string{"Organisation des Nations unies", "Fonds monétaire international"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnArticlesCountryDecidesBetweenBodiesOfOneName(t *testing.T) {
	for country, want := range map[string]string{"BE": "Parti socialiste (Belgique)", "FR": "Parti socialiste"} {
		a := extracttest.Passage("fr", "Le Parti socialiste a gagné.")
		a.Countries = []article.Fact{{Value: country, Main: true}}
		if got := article.Values(In(a)); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", country, got, want)
		}
	}
}

func TestACountrysCongressIsThatOfTheCountryThatTheArticleIsAbout(t *testing.T) {
	a := extracttest.Passage("en", "Congress passed the bill.")
	if got := In(a); len(got) > 0 {
		t.Errorf("without a country: %+v", got)
	}
	a.Countries = []article.Fact{{Value: "US", Main: true}}
	if got := article.Values(In(a)); !slices.Equal(got, []string{"Congrès des États-Unis"}) {
		t.Errorf("%q", got)
	}
}

func TestWhatTheArticleIsAboutComesFirst(t *testing.T) {
	text := "L’ONU et l’AFP.\nPlus tard, le FMI."
	a := &article.Article{Text: text, Lang: "fr", Passages: []article.Passage{
		{Span: article.Span{End: 19}, Kind: article.KindBody}, {Span: article.Span{Start: 20, End: len(text)}, Kind: article.KindBody}}}
	var got []string
	for _, f := range In(a) {
		if f.Main {
			got = append(got, f.Value)
		}
	}
	if want := []string{"Organisation des Nations unies"}; !slices.Equal(got, want) {
		t.Errorf("main: %q, want %q", got, want)
	}
}

func TestEvidenceShowsTheWordsInTheirOrder(t *testing.T) {
	a := extracttest.Passage("fr", strings.Repeat("L’ONU et l’OTAN. ", 2*maxEvidence))
	for _, f := range In(a) {
		if len(f.Evidence) != maxEvidence || !f.Main {
			t.Errorf("%s: %d pieces of evidence, main %v", f.Value, len(f.Evidence), f.Main)
		}
		for i, e := range f.Evidence {
			if e.Of(a.Text) != e.Words || i > 0 && e.Start <= f.Evidence[i-1].Start {
				t.Errorf("%s: %+v", f.Value, e)
			}
		}
	}
}

func TestABodyHasItsNameInEachLanguage(t *testing.T) {
	for _, c := range [][3]string{
		{"Organisation des Nations unies", "en", "United Nations"},
		{"Organisation des Nations unies", "fr", "Organisation des Nations unies"},
		{"Parquet de Lille", "en", "Parquet de Lille"},
	} {
		if got := Name(c[0], c[1]); got != c[2] {
			t.Errorf("%s in %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// FuzzOrganisations holds that any bytes give facts whose evidence stands in
// the text, within a passage, and whose values are never empty nor twice.
func FuzzOrganisations(f *testing.F) {
	for _, seed := range []string{
		"L’Agence nationale des lacs (ANL) et l’ONU.", "maCERT (Moroccan Computer Emergency Response Team)", "A & B Co Inc. of Ohio and", "(((PS)))",
		"Université de de de de", "le quotidien « Al ", "\xff\xfe ONU\x00", strings.Repeat("Institut de la ", 40), "É.-U. S.A. A-B-C-D (ABCD)",
	} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, french bool) {
		lang := article.English
		if french {
			lang = article.French
		}
		seen := map[string]bool{}
		for _, fact := range In(extracttest.Passage(lang, text)) {
			if fact.Value == "" || seen[fact.Value] || len(fact.Evidence) == 0 {
				t.Fatalf("%q: %+v", text, fact)
			}
			seen[fact.Value] = true
			for _, e := range fact.Evidence {
				if e.Empty() || e.Of(text) != e.Words {
					t.Fatalf("%q: %+v", text, e)
				}
			}
		}
	})
}
