package eval

import (
	"slices"
	"testing"

	"kiosque/article"
)

func TestLabelsOfPlacesBecomeCodes(t *testing.T) {
	got := codesOf([]string{"west-germany", "east-germany", "uk", "atlantis"})
	if !slices.Equal(got, []string{"DE", "GB"}) {
		t.Errorf("%v", got)
	}
}

func TestCountryTallyCountsFoundLabelledAndRight(t *testing.T) {
	var tally countryTally
	tally.count([]article.Fact{{Value: "FR", Main: true}, {Value: "BE"}}, []string{"BE", "NL"})
	if tally.found != 2 || tally.labelled != 2 || tally.right != 1 || tally.mains != 1 || tally.mainsRight != 0 || tally.first.right != 0 {
		t.Errorf("%+v", tally)
	}
}

func TestTitledKeepsTitleAndBodyApart(t *testing.T) {
	a := titled(article.French, "Titre", "Corps.")
	if a.TitleText() != "Titre" || a.Body() != "Corps." {
		t.Errorf("%q, %q", a.TitleText(), a.Body())
	}
}
