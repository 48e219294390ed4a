package analyzers

// Token is one word of a text as the index knows it.
type Token struct {
	Term       string // what is compared: folded, stemmed, never empty
	Exact      string // the word itself, folded and not stemmed: what =word compares
	Start, End int    // bytes of the text that a reader would mark, on rune boundaries
	Position   int    // from 1, increasing; gaps where stop words stood
}

// chains lists the chain of every language once.
var chains = []struct {
	lang  string
	chain func() *chain
}{
	{"fr", french},
	{"en", english},
	{"und", other},
}

// Languages returns the languages that have a chain, as BCP 47 tags: "fr", "en",
// and "und" for all others.
func Languages() []string {
	var langs []string
	for _, n := range chains {
		langs = append(langs, n.lang)
	}
	return langs
}

// Tokens returns the words of text that the chain of lang keeps, in order; a language
// without a chain has that of "und". Text may be any bytes. It is safe for concurrent use.
func Tokens(lang, text string) []Token { return chains[index(lang)].chain().tokens(text) }

// AppendTokens appends what Tokens returns to dst, for whoever reads many texts and
// reuses the memory.
func AppendTokens(dst []Token, lang, text string) []Token {
	return chains[index(lang)].chain().append(dst, text)
}

func index(lang string) int {
	for i, n := range chains {
		if n.lang == lang {
			return i
		}
	}
	return len(chains) - 1
}
