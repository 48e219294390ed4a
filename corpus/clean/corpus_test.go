package clean_test

import (
	"fmt"
	"testing"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

const slogan = "Le journal de toutes les provinces depuis la guerre, chaque matin chez vous."

// issue returns the n-th article of a source, with the line that all its articles carry.
func issue(source string, n int) read.Document {
	text := fmt.Sprintf("Le conseil de la ville numéro %d a voté mardi le budget de l'année.\n%s\nLes %d élus de la majorité ont tous voté pour, les autres non.", n, slogan, n+10)
	return read.Document{ID: fmt.Sprint(n), Text: text, User: read.Metadata{Source: source}}
}

func TestLinesThatStandInManyArticlesOfOneSourceAreChrome(t *testing.T) {
	var c clean.Corpus
	for n := range 30 {
		c.Add(c.Lines("La Province", issue("", n).Text))
	}
	c.Add(c.Lines("Le Soir", issue("", 1).Text))
	tests := []struct {
		source, reason string
	}{{"La Province", clean.ReasonChrome}, {"Le Soir", ""}}
	for _, tt := range tests {
		a := c.Clean(issue(tt.source, 3))
		lawful(t, a)
		for _, p := range a.Passages {
			if p.Of(a.Text) == slogan && (p.Reason != tt.reason || (p.Kind == article.KindBody) != (tt.reason == "")) {
				t.Errorf("%s: the slogan is %s for %q", tt.source, p.Kind, p.Reason)
			}
		}
	}
}
