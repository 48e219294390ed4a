package analyzers_test

import (
	"fmt"

	"kiosque/analyzers"
)

func ExampleTokens() {
	show("fr", "Les cyber\u2011attaques de l’E\u0301gypte")
	show("en", "The U.N.’s cyber attacks on Germany’s organisations")
	// Output:
	// 2 cyberattaqu "cyber\u2011attaques"
	// 4 egypt "E\u0301gypte"
	// 2 un "U.N."
	// 3 cyberattack "cyber attacks"
	// 5 germani "Germany"
	// 6 organis "organisations"
}

func show(lang, text string) {
	for _, t := range analyzers.Tokens(lang, text) {
		fmt.Printf("%d %s %+q\n", t.Position, t.Term, text[t.Start:t.End])
	}
}
