package corpora

import (
	"encoding/gob"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"kiosque/article"
)

// Words makes of a corpus the one that engines are checked on, unless it is there: the
// same articles with the same facts, and of their texts only what every analysis reads
// alike. These are the words of the letters a to z, each followed by a comma, since two
// words with only a blank or a hyphen between them are one to some.
func Words(c Corpus) (Corpus, error) {
	from := c.Lines
	c.Lines = wordsOf(from)
	if _, err := os.Stat(ArticlesOf(c.Lines)); err == nil {
		return c, nil
	}
	if err := c.writeWords(ArticlesOf(from)); err != nil {
		return Corpus{}, fmt.Errorf("make corpus of words: %w", err)
	}
	return c, nil
}

// wordsOf returns the path of the words beside the lines of a corpus.
func wordsOf(lines string) string { return strings.TrimSuffix(lines, ".jsonl") + "-words.jsonl" }

func (c Corpus) writeWords(from string) error {
	return writeLines(c.Lines, func(lines *json.Encoder) error {
		return writeValues(ArticlesOf(c.Lines), func(values *gob.Encoder) error {
			for a, err := range Articles(from) {
				if err != nil {
					return err
				}
				plain := ofWords(&a)
				if err := values.Encode(plain); err != nil {
					return err
				}
				if err := lines.Encode(lineOf(plain)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// ofWords returns a with nothing but words in title and body. It tells no story that others tell.
func ofWords(a *article.Article) article.Article {
	title, body := listed(a.TitleText()), listed(a.Body())
	plain := article.Article{
		ID: a.ID, Path: a.Path, Source: a.Source, Lang: a.Lang, Text: title + "\n\n" + body,
		Title: article.Title{Span: article.Span{End: len(title)}, Origin: article.Stated},
		Date:  a.Date, Mentioned: a.Mentioned, Countries: stated(a.Countries), Organisations: stated(a.Organisations),
	}
	plain.Date.Evidence, plain.Mentioned = stating, stated(a.Mentioned)
	at := len(plain.Text) - len(body)
	plain.Passages = []article.Passage{
		{Span: plain.Title.Span, Kind: article.KindTitle, Lang: a.Lang},
		{Span: article.Span{Start: at, End: len(plain.Text)}, Kind: article.KindBody, Lang: a.Lang},
	}
	return plain
}

// stating is the evidence of what stands in no text.
var stating = []article.Evidence{{Rule: article.RuleMetadata}}

func stated(facts []article.Fact) []article.Fact {
	all := make([]article.Fact, len(facts))
	for i, f := range facts {
		all[i] = article.Fact{Value: f.Value, Main: f.Main, Evidence: stating}
	}
	return all
}

// listed returns the words of text that are made of a to z, in small letters.
func listed(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' })
	return strings.Join(words, ", ")
}
