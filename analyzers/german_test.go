package analyzers

import (
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis/lang/de"
)

// german is all that a third language needs; a line in the list of chains would register it.
var german = sync.OnceValue(func() *chain {
	return language("de", de.StopName, stemming("de", de.LightStemmerName), false)
})

func TestAThirdLanguageIsOneFile(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Die Straßen der Städte", "strass stadt"},
		{"Cyber-Angriff", "cyberangriff"},
		{"Cyberangriff", "cyberangriff"},
		{"25.000 Häuser", "25000 haus"},
	} {
		got := ""
		for _, token := range german().tokens(test.text) {
			got += " " + token.Term
		}
		if got != " "+test.want {
			t.Errorf("%q gives %q, want %q", test.text, got, test.want)
		}
	}
}
