package clean_test

import (
	"testing"

	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

func TestTheHeadlineIsTheTitle(t *testing.T) {
	const headline = "La gare rouvre après dix ans de travaux"
	english := "The court threw out the map of the districts on Tuesday and told the two parties to draw another before the summer."
	tests := []struct{ name, text, want string }{
		{"below the site's name", "Le Courrier des Deux Rives\n\n" + headline + "\n\n" + paragraph, headline},
		{"below the site's name that the foot says again", "La Vie du Grand Fleuve\n\n" + headline + "\n\n" + paragraph + "\n\n© 2020 La Vie du Grand Fleuve", headline},
		{"below dates", "Publié le 06/10/2020 à 08:15 | Mis à jour le 06/10/2020 à 09:20\n\n" + headline + "\n\n" + paragraph, headline},
		{"below an English date", "Published: May 3, 2019 | Updated: May 4, 2019 at 10:15 am ET\n\nCourt throws out map\n\n" + english, "Court throws out map"},
		{"above the name of the site with its date", "Court throws out the map of the districts\n\nThe Guardian, Friday 3 May 2019\n\n" + english, "Court throws out the map of the districts"},
		{"with a date of its own", "Le 6 octobre 2020, la gare rouvre\n\n" + paragraph, "Le 6 octobre 2020, la gare rouvre"},
		{"in the only heading before the text", "Le courrier des deux rives de la mort\n\n" + paragraph, "Le courrier des deux rives de la mort"},
		{"under which a subtitle stands", headline + "\n\nLes premiers trains partent mardi à six heures\n\n" + paragraph, headline},
		{"under which an intermediate heading stands", "Le Journal de la campagne\n\nUne semaine de trop\n\n" + paragraph, "Le Journal de la campagne"},
	}
	for _, tt := range tests {
		a := clean.Clean(read.Document{Text: tt.text})
		if a.TitleText() != tt.want {
			t.Errorf("%s: title %q (%s), want %q", tt.name, a.TitleText(), a.Title.Origin, tt.want)
		}
	}
}

func TestADateLineIsNoTitle(t *testing.T) {
	for _, date := range []string{"Vendredi 3 mai 2019 - 10:15", "Friday, May 3, 2019 | 10:15 a.m.", "The Guardian, Friday 3 May 2019", "Le Monde, 3 mai 2019"} {
		a := clean.Clean(read.Document{Text: date + "\n\n" + paragraph})
		if a.Title.Start < len(date) {
			t.Errorf("title %q (%s)", a.TitleText(), a.Title.Origin)
		}
	}
}
