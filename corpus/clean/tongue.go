package clean

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/language"
)

// surePassage is the number of words from which a line's language is its own to say.
const surePassage = 6

// foreign tells whether the text is long enough to have a language and has another than ours.
func (t *text) foreign() bool {
	if t.lang != "" {
		return t.lang == article.Other
	}
	s := t.shares(func(line) bool { return true })
	if s.Words == 0 {
		s = language.Share(t.text)
	}
	return s.Words >= surePassage && s.Dominant() == language.Other
}

// statedLanguage brings a stated language tag to one of ours: "fr-BE" is "fr", "de" is "und".
func statedLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	base, _, _ = strings.Cut(base, "_")
	switch base {
	case "", article.French, article.English:
		return base
	default:
		return article.Other
	}
}

// shares sums the shares of the lines that say their language, weighed by their words.
func (t *text) shares(of func(line) bool) language.Shares {
	var sum language.Shares
	for _, l := range t.lines {
		if l.shares.Words > 0 && of(l) {
			n := float64(l.words)
			sum.French += n * l.shares.French
			sum.English += n * l.shares.English
			sum.Other += n * l.shares.Other
			sum.Words += l.words
		}
	}
	return sum
}

// languages gives the article the language of most of its body and every passage
// its own; one of a few words has the article's. What the user states beats what is found.
func (t *text) languages(a *article.Article) {
	s := t.shares(func(l line) bool { return l.undecided() || l.kind == article.KindBody })
	if s.Words == 0 {
		s = language.Share(a.Body())
	}
	if a.Lang = t.lang; a.Lang == "" {
		a.Lang = s.Dominant()
	}
	at := 0
	for i := range a.Passages {
		p := &a.Passages[i]
		for t.lines[at].End < p.End {
			at++
		}
		p.Lang = a.Lang
		switch l := &t.lines[at]; {
		case l.shares.Words > 0:
			p.Lang = l.shares.Dominant()
		case p.Kind == article.KindRemoved && l.words > 1:
			p.Lang = sureLanguage(p.Of(a.Text), a.Lang)
		}
	}
}

// sureShare is the share from which a few words say their language.
const sureShare = 0.97

// sureLanguage is the language of a few words when it is beyond doubt, else the other one given.
func sureLanguage(words, otherwise string) string {
	switch s := language.Share(words); {
	case s.French >= sureShare:
		return article.French
	case s.English >= sureShare:
		return article.English
	default:
		return otherwise
	}
}
