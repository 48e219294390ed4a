package eval

import (
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/organisations"
)

func TestReutersLabelsAreCanonicalNames(t *testing.T) {
	for label, name := range bodyNames() {
		if organisations.Name(name, article.English) == name {
			t.Errorf("%s: %q is no canonical name with an English label", label, name)
		}
	}
}

func TestOrganisationSpansAreScoredByOverlap(t *testing.T) {
	s := labelledSentence{Lang: "fr", Text: "À l’ONU, Dupont."}
	s.Entities = append(s.Entities, struct {
		Type  string `json:"type"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}{"ORG", 4, 7})
	if span := s.organisations()[0]; span.Of(s.Text) != "ONU" {
		t.Errorf("labelled %q", span.Of(s.Text))
	}
	for _, score := range organisationSpans([]labelledSentence{s}, "one") {
		if score.Value != 1 {
			t.Errorf("%s: %.2f", score.Name, score.Value)
		}
	}
}
