package language

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// byGrams is Share as its parts are described: gram by gram.
func byGrams(text string) Shares {
	c := counter{table: table()}
	Grams(text, func(k Kind, gram []byte) {
		if k != Trigram {
			if c.words == stretch {
				c.close()
			}
			c.words++
			c.bytes += len(gram)
		}
		if k == Foreign {
			c.bytes += foreignBytes
			c.french += foreignWord
			c.english += foreignWord
			return
		}
		c.gram(hash(k, gram))
	})
	c.close()
	return c.shares()
}

func TestShareCountsTheGrams(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{"l’", "État", "qu'", "the", " ", " ", "ß", "日本", "ÎLE", "\xff", ".", "12", "Œ", "a", "anticonstitutionnellement", "Θ", "é", "e\u0301", "-", "\n"}
	for range 2000 {
		var text strings.Builder
		for range random.IntN(80) {
			text.WriteString(parts[random.IntN(len(parts))])
		}
		if have, want := Share(text.String()), byGrams(text.String()); have != want {
			t.Fatalf("%q: %+v, want %+v", text.String(), have, want)
		}
	}
}
