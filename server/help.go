package server

import (
	"kiosque/index"
)

// help is the part of the JSON of /search that says what was done with the words.
type help struct {
	Relaxed      []relaxedJSON     `json:"relaxed"`
	Translations []translationJSON `json:"translations"`
	Corrections  []correctionJSON  `json:"corrections"`
}

// relaxedJSON is a language of which the hits need not have all that was asked.
type relaxedJSON struct {
	Lang  string   `json:"lang"`
	Words []string `json:"words"` // as typed
	Least int      `json:"least"` // how many of them a hit has
	All   int      `json:"all"`   // articles of the archive that have all that was asked, whatever the filters
}

type translationJSON struct {
	Lang  string   `json:"lang"` // of the articles that were asked for the ways
	Typed string   `json:"typed"`
	Ways  []string `json:"ways"` // for people, the likeliest first
	Rule  string   `json:"rule"` // "translated" or "organisation"
}

type correctionJSON struct {
	Typed    string `json:"typed"`
	Text     string `json:"text"`
	Articles int    `json:"articles"` // that have Text
	Applied  bool   `json:"applied"`
}

type reasonJSON struct {
	Typed  string           `json:"typed"`
	Score  float64          `json:"score"`
	Rarity float64          `json:"rarity"`
	Found  []occurrenceJSON `json:"found"`
}

type occurrenceJSON struct {
	Word      string  `json:"word"`
	Field     string  `json:"field"`
	Exact     bool    `json:"exact"`
	Frequency float64 `json:"frequency"`
	Length    float64 `json:"length"` // of the field, in words
	Weight    float64 `json:"weight"`
}

func newHelp(c index.Corrected) help {
	h := help{Relaxed: []relaxedJSON{}, Translations: []translationJSON{}, Corrections: []correctionJSON{}}
	for _, a := range answering(c) {
		if a.IsRelaxed() {
			h.Relaxed = append(h.Relaxed, relaxedJSON{a.Lang, orEmpty(typedWords(a)), a.Least, a.All})
		}
	}
	for _, a := range c.Asked {
		h.Translations = appendTranslations(h.Translations, a)
	}
	for _, one := range c.Corrections {
		h.Corrections = append(h.Corrections, correctionJSON{one.Typed, one.Text, one.Articles, c.Applied})
	}
	return h
}

// appendTranslations appends what a language was asked in other ways, each once.
func appendTranslations(all []translationJSON, a index.Asked) []translationJSON {
	seen := map[string]bool{}
	for _, s := range a.Said {
		key := string(s.Rule) + s.Typed
		if !seen[key] {
			all = append(all, translationJSON{a.Lang, s.Typed, orEmpty(s.Ways), string(s.Rule)})
		}
		seen[key] = true
	}
	return all
}

func newReasonsJSON(reasons []index.Reason) []reasonJSON {
	var all []reasonJSON
	for _, r := range reasons {
		one := reasonJSON{Typed: r.Typed, Score: r.Score, Rarity: r.Rarity, Found: []occurrenceJSON{}}
		for _, o := range r.Found {
			one.Found = append(one.Found, occurrenceJSON(o))
		}
		all = append(all, one)
	}
	return all
}
