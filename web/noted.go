package web

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/query"
)

// foldedWords is how many translated words are shown at once: more outweigh the hits.
const foldedWords = 12

// note is a Note as the page shows it: a sentence, then what can be done about it.
type note struct {
	Text   string
	Words  []notedWord
	Folded bool // the words are shown on request
	Links  []link
	Alone  []wayOut // words told one by one
	// AloneText stands before them.
	AloneText string
}

type link struct{ Text, Href string }

// notedWord is a word of a note, what was asked for it, and the address of the
// search without that.
type notedWord struct {
	Text, Lang     string // Lang is "" where it is not known
	Ways, WaysLang string // WaysLang is "" where they are names in the language of the page
	Href, Action   string // Href is "" where the word stays
}

// noters make the notes that are more than a sentence.
var noters = map[string]func(Frame, SearchPage, Note) note{
	Corrected:      corrected,
	Proposed:       proposed,
	Relaxed:        relaxed,
	Translated:     translated,
	Named:          named,
	Untranslated:   untranslated,
	TranslationOff: translationOff,
}

func newNotes(f Frame, p SearchPage) []note {
	p.Notes = told(p.Notes)
	all := make([]note, len(p.Notes))
	for i, n := range p.Notes {
		if noter, more := noters[n.Code]; more {
			all[i] = noter(f, p, n)
		} else {
			all[i] = note{Text: f.Note(n)}
		}
	}
	if p.Result.Total == 0 {
		all = settled(p.Notes, all)
	}
	return withAlone(f, p, all)
}

// settled tells on an empty page what was also asked for, and offers nothing: less would not find more.
func settled(notes []Note, all []note) []note {
	for i, n := range notes {
		if n.Code == Translated || n.Code == Named {
			all[i].Links = nil
			for k := range all[i].Words {
				all[i].Words[k].Href = ""
			}
		}
	}
	return all
}

// told returns the notes that a page shows, the least important last. Hits that have all that
// was asked are what a reader expects: nothing is said of them.
func told(notes []Note) []Note {
	isPlain := func(n Note) bool { return strings.HasPrefix(n.Code, "ignored_words") }
	all := slices.DeleteFunc(slices.Clone(notes), func(n Note) bool { return n.Code == Unrelaxed })
	slices.SortStableFunc(all, func(a, b Note) int {
		switch {
		case isPlain(a) == isPlain(b):
			return 0
		case isPlain(a):
			return 1
		}
		return -1
	})
	return all
}

func corrected(f Frame, p SearchPage, n Note) note {
	asTyped := firstPage(p.Search)
	asTyped.Relax = false
	return note{Text: f.Note(n), Links: []link{{f.T("note.as_typed", "q", f.Language.Quote(p.Search.Text)), f.searchLink(asTyped)}}}
}

func proposed(f Frame, p SearchPage, n Note) note {
	meant := firstPage(p.Search)
	meant.Text = strings.Join(n.Asked[0], " ")
	return note{Text: f.T("note.meant"), Links: []link{{meant.Text, f.searchLink(meant)}}}
}

func relaxed(f Frame, p SearchPage, n Note) note {
	v := note{Text: f.Note(n)}
	if n.All > 0 {
		strict := firstPage(p.answered())
		strict.Relax = false
		v.Links = []link{{f.T("note.strict"), f.searchLink(strict)}}
	}
	return v
}

// translatedFrom gives the language of words that are translated into each.
var translatedFrom = map[string]string{article.French: article.English, article.English: article.French}

func translated(f Frame, p SearchPage, n Note) note {
	off := firstPage(p.answered())
	off.Translate, off.Untranslated = false, nil
	v := note{Text: f.T("note.translated.head", "in", f.in(n.Lang)), Links: []link{{f.T("note.translate.nothing"), f.searchLink(off)}}}
	for i, word := range n.Words {
		w := notedWord{Text: word, Lang: translatedFrom[n.Lang], Ways: strings.Join(n.Asked[i], ", "), WaysLang: n.Lang, Action: f.T("note.leave")}
		if without, ok := asItIs(p.answered(), word); ok {
			w.Href = f.searchLink(without)
		}
		v.Words = append(v.Words, w)
	}
	v.Folded = len(v.Words) > foldedWords
	return v
}

// asItIs returns q with a word left untranslated; ok is false where too many are.
func asItIs(q query.Query, word string) (without query.Query, ok bool) {
	if len(q.Untranslated) == query.MaxUntranslated || utf8.RuneCountInString(word) > query.MaxWord {
		return q, false
	}
	q = firstPage(q)
	q.Untranslated = append(slices.Clone(q.Untranslated), word)
	slices.Sort(q.Untranslated)
	return q, true
}

func named(f Frame, p SearchPage, n Note) note {
	v := note{Text: f.T("note.organisation.head")}
	for i, word := range n.Words {
		w := notedWord{Text: word, Action: f.T("note.words.alone")}
		if ways := strings.Join(f.noteWays(n, i), ", "); !strings.EqualFold(ways, word) {
			w.Ways = ways
		}
		if quoted, ok := inQuotes(p.answered(), word); ok {
			w.Href = f.searchLink(quoted)
		}
		v.Words = append(v.Words, w)
	}
	return v
}

// inQuotes returns q with a stretch of its text as a phrase, which names no organisation;
// ok is false where the stretch does not stand there once, by itself.
func inQuotes(q query.Query, stretch string) (quoted query.Query, ok bool) {
	if strings.Count(q.Text, stretch) != 1 {
		return q, false
	}
	phrase := query.Phrase{Text: stretch}
	q = firstPage(q)
	q.Text = strings.Replace(q.Text, stretch, phrase.String(), 1)
	e := q.Expression()
	query.Walk(e.Root, func(n query.Node) bool {
		ok = ok || n == query.Node(phrase)
		_, inTitle := n.(query.Title)
		return !ok && !inTitle
	})
	return q, ok && len(e.Problems) == 0
}

func untranslated(f Frame, p SearchPage, n Note) note {
	v := note{Text: f.T("note.untranslated.head")}
	for _, word := range n.Words {
		with := firstPage(p.answered())
		with.Untranslated = slices.DeleteFunc(slices.Clone(with.Untranslated), func(w string) bool { return w == word })
		v.Words = append(v.Words, notedWord{Text: word, Href: f.searchLink(with), Action: f.T("note.translate.again")})
	}
	return v
}

func translationOff(f Frame, p SearchPage, n Note) note {
	on := firstPage(p.answered())
	on.Translate = true
	return note{Text: f.Note(n), Links: []link{{f.T("note.translate"), f.searchLink(on)}}}
}
