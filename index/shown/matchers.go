package shown

import (
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/mark"
)

// Matchers mark the words of a question, by language.
type Matchers map[string]mark.Matcher

// NewMatchers returns what marks a question as it was read.
func NewMatchers(asked []index.Asked) Matchers {
	all := Matchers{}
	for _, r := range asked {
		all[r.Lang] = mark.New(r.Reading)
	}
	return all
}

// of returns what marks a: the names too under which it names the organisations asked for.
func (m Matchers) of(a *article.Article) mark.Matcher { return m[a.Lang].For(a) }
