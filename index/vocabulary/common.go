package vocabulary

import "sync"

// commonForms are the stop words of data/common.tsv, as words that every other article has.
var commonForms = sync.OnceValue(func() map[string]*forms {
	const half, all = 1 << 19, 1 << 20
	found := map[string]*forms{}
	for _, lang := range []string{"fr", "en"} {
		var words, shown []string
		for _, row := range rows("common", 3) {
			if row[0] == lang {
				words, shown = append(words, row[1]), append(shown, row[2])
			}
		}
		f := &forms{total: all, words: newTexts(words), shown: newTexts(shown), articles: make([]uint32, len(words))}
		for i := range f.articles {
			f.articles[i] = half
		}
		f.link(lang)
		found[lang] = f
	}
	return found
})

// apart holds the pairs of data/apart.tsv, joined by a blank.
var apart = sync.OnceValue(func() map[string]bool {
	found := map[string]bool{}
	for _, row := range rows("apart", 3) {
		found[row[1]+" "+row[2]] = true
	}
	return found
})

// prefixes are those of data/prefixes.tsv by language.
var prefixes = sync.OnceValue(func() map[string][]string {
	found := map[string][]string{}
	for _, row := range rows("prefixes", 2) {
		for _, lang := range []string{"fr", "en"} {
			if row[0] == lang || row[0] == "*" {
				found[lang] = append(found[lang], row[1])
			}
		}
	}
	return found
})
