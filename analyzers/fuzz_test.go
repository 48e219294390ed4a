package analyzers

import "testing"

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"l’Allemagne", "cyber-attaque", "O.T.A.N.", "25 000", "C++ AT&T", "e\u0301\u00AD\u200B", "\xff\xfe’l'", "日本 हिन्दी", "U.N.'s", "anti-anti-anti", "1.2,3 4", "l''l''", "a&amp;b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range Languages() {
			checkTokens(t, lang, text)
		}
	})
}
