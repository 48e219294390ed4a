package corpora

import (
	"strings"

	"kiosque/article/sentences"
)

const (
	// reuters is how long a piece becomes, in bytes: 17 MB in 21,578 stories were the corpus
	// of Reuters' newswire that comparisons of search engines use.
	reuters = 800
	// slack is how much sooner a piece may end: half an average sentence.
	slack = 75
	// least is the shortest piece: what is left over is part of the last one.
	least = 300
)

// Cut divides text into pieces of about 800 bytes that end where sentences end.
// Together they are all of text but blanks between sentences.
func Cut(text string) []string {
	var pieces []string
	start, end := -1, 0
	for _, s := range sentences.Of(text) {
		if start < 0 {
			start = s.Start
		}
		end = s.End
		if end-start >= reuters-slack && len(text)-end >= least {
			pieces = append(pieces, text[start:end])
			start = -1
		}
	}
	if start >= 0 {
		pieces = append(pieces, strings.TrimSpace(text[start:end]))
	}
	return pieces
}
