package web

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/collate"

	"kiosque/index"
	"kiosque/query"
)

// valued makes values of a facet whose counts fall from the first on.
func valued(names ...string) []index.Value {
	var all []index.Value
	for i, name := range names {
		all = append(all, index.Value{Value: name, Count: len(names) - i})
	}
	return all
}

func labelsOf(found Listing) []string {
	var all []string
	for _, v := range found.Values {
		all = append(all, v.Label)
	}
	return all
}

func TestNamesAreLookedUpUnderTheirLetter(t *testing.T) {
	values := valued("Zoé", "élan", "Œuvre", "oasis", "Orange", "42", "«A»", "Étoile", "eau", "Åland", "Журнал", "日本", "")
	list := frame("fr").List(query.Organisation, values, Wanted{Order: ByName})
	if want := []string{"A", "E", "O", "Z", "#"}; !slices.Equal(list.Letters, want) {
		t.Errorf("letters: have %q, want %q", list.Letters, want)
	}
	for letter, want := range map[string][]string{
		"E": {"eau", "élan", "Étoile"}, "O": {"oasis", "Œuvre", "Orange"}, "A": {"Åland"}, "#": {"", "«A»", "42", "Журнал", "日本"}, "B": nil,
	} {
		have := frame("fr").List(query.Organisation, values, Wanted{Order: ByName, Letter: letter})
		if !slices.Equal(labelsOf(have), want) || have.Total != len(want) {
			t.Errorf("%s: have %q, want %q", letter, labelsOf(have), want)
		}
	}
}

func TestNamesAreFoundWithoutAccentsInAnyOrderAndInBothLanguages(t *testing.T) {
	labels := frame("fr").Labels
	labels.Organisation = func(value, lang string) string {
		if lang == "en" && value == "Organisation des Nations unies" {
			return "United Nations"
		}
		return value
	}
	values := valued("Organisation des Nations unies", "Sécurité sociale", "L’Œuvre d’Orient", "États-Unis d’abord", "Commune")
	for find, want := range map[string][]string{
		"SECURITE": {"Sécurité sociale"}, "sociale sec": {"Sécurité sociale"}, "oeuvre": {"L’Œuvre d’Orient"}, "œuv": {"L’Œuvre d’Orient"},
		"etats unis": {"États-Unis d’abord"}, "united": {"Organisation des Nations unies"}, "mun": {"Commune"}, "?!": labelsOf(labels.List(query.Source, values, Wanted{})), "xyz": nil,
	} {
		if have := labels.List(query.Organisation, values, Wanted{Find: find}); !slices.Equal(labelsOf(have), want) {
			t.Errorf("%s: have %q, want %q", find, labelsOf(have), want)
		}
	}
	found := labels.List(query.Organisation, values, Wanted{Find: "united"})
	if found.Values[0].Also != "United Nations" {
		t.Errorf("the name that fits is %q", found.Values[0].Also)
	}
	countries := labels.List(query.Country, valued("DE", "BE"), Wanted{Find: "germany"})
	if !slices.Equal(labelsOf(countries), []string{"Allemagne"}) {
		t.Errorf("have %q", labelsOf(countries))
	}
	acronym := labels.List(query.Organisation, values, Wanted{Find: "ONU", Named: "Organisation des Nations unies"})
	if !slices.Equal(labelsOf(acronym), []string{"Organisation des Nations unies"}) || acronym.Values[0].Also != "ONU" {
		t.Errorf("have %+v", acronym)
	}
}

func TestWhatBeginsWithTheWordsLookedForStandsFirst(t *testing.T) {
	have := frame("fr").List(query.Source, valued("Commune", "Tribune unie", "Une", "Lacune"), Wanted{Find: "un", Order: ByFit})
	if want := []string{"Tribune unie", "Une", "Commune", "Lacune"}; !slices.Equal(labelsOf(have), want) {
		t.Errorf("have %q, want %q", labelsOf(have), want)
	}
}

// The parts put together are all values, in the order that sorting all of them gives.
func TestPartsAreTheWholeOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var values []index.Value
	for i := range 500 {
		name := string([]rune("aAéEœOzZ4«b")[random.IntN(11)]) + string([]rune("aéz Œb")[random.IntN(6)]) + fmt.Sprint(i)
		values = append(values, index.Value{Value: name, Count: random.IntN(4)})
	}
	collator := collate.New(frame("fr").Language.tag, collate.IgnoreCase)
	for _, by := range []Order{ByName, ByCount} {
		want := slices.Clone(values)
		slices.SortFunc(want, func(a, b index.Value) int {
			if by == ByCount && a.Count != b.Count {
				return b.Count - a.Count
			}
			return collator.CompareString(a.Value, b.Value)
		})
		var have []string
		for part := 1; part <= 8; part++ {
			have = append(have, labelsOf(frame("fr").List(query.Source, values, Wanted{Order: by, Part: part, Size: 70}))...)
		}
		for i, v := range want {
			if len(have) != len(want) || collator.CompareString(have[i], v.Value) != 0 {
				t.Fatalf("%s: place %d of %d: have %q, want %q", by, i, len(have), have[i], v.Value)
			}
		}
	}
}

func TestYearsAreListedFromTheLatestOn(t *testing.T) {
	have := frame("fr").List(query.Year, valued("2015", "undated", "2017", "2016"), Wanted{})
	if want := []string{"2017", "2016", "2015", "sans date"}; !slices.Equal(labelsOf(have), want) || have.Letters != nil {
		t.Errorf("have %q, want %q", labelsOf(have), want)
	}
	have = frame("fr").List(query.Year, valued("2015", "undated", "2017", "2016"), Wanted{Order: ByCount})
	if want := []string{"2015", "sans date", "2017", "2016"}; !slices.Equal(labelsOf(have), want) {
		t.Errorf("have %q, want %q", labelsOf(have), want)
	}
}

func manyNames(n int) []index.Value {
	random := rand.New(rand.NewPCG(3, 4))
	syllables := strings.Fields("an de ré na tio œu ba lu é ski for com pa ny o ra ge st ver")
	all := make([]index.Value, n)
	for i := range all {
		var b strings.Builder
		for j := range 8 {
			if j%3 == 2 {
				b.WriteByte(' ')
			}
			b.WriteString(syllables[random.IntN(len(syllables))])
		}
		all[i] = index.Value{Value: fmt.Sprint(b.String(), i), Count: 1 + n/(i+1)}
	}
	return all
}

func TestAHundredThousandNamesAreListedAtOnce(t *testing.T) {
	values := manyNames(100_000)
	for _, w := range []Wanted{{}, {Order: ByName}, {Order: ByName, Letter: "E"}, {Find: "tio an"}, {Find: "e", Order: ByName, Part: 200}, {Part: 400}} {
		start := time.Now()
		frame("fr").List(query.Organisation, values, w)
		took := time.Since(start)
		if took > 2*time.Second {
			t.Errorf("%+v took %v", w, took)
		}
		t.Log(w, took)
	}
}
