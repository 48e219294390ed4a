package vocabulary

import "testing"

func TestSuggestions(t *testing.T) {
	v := sample()
	for _, typed := range []string{"cyb", "CYBERSE", "allem", "germ", "ans", "etat d", "l'etat", "porte", "gouvernement d", "attaque", "renf", "agence nat"} {
		for _, s := range v.Suggest(typed, "fr", 8) {
			t.Logf("%q: %s %q [%s] %d (%s)", typed, s.Kind, s.Text, s.Text[s.Start:s.End], s.Count, s.Value)
		}
	}
	for _, text := range []string{"cyber securitte", "porteparole", "letat d'urgence", "le gouverne ment", "acommodate refugies", "cybersecurite", "de puis", "gouvernement allemand", "l'acomodate"} {
		t.Logf("%q: %+v", text, v.CorrectText(text))
	}
}
