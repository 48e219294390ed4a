package clean_test

import (
	"reflect"
	"strings"
	"testing"

	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

// TestWhatIsCleanedAgainIsTheSame holds CleanAgain against Clean, of documents with chrome and without, and of outlines
// of another document.
func TestWhatIsCleanedAgainIsTheSame(t *testing.T) {
	var documents []read.Document
	for d, err := range read.Folder(t.Context(), "../../seeds", read.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		titled, foreign := d, d
		titled.User.Title = "• Un titre  que le texte n’a pas"
		foreign.User.Lang = "de"
		documents = append(documents, d, titled, foreign)
	}
	for n := range 30 {
		d := issue("La Province", n)
		documents = append(documents, d)
		d.User.Title = slogan
		documents = append(documents, d)
		d.Text, d.User.Title = strings.ReplaceAll(d.Text, slogan+"\n", "* "), "Le budget"
		documents = append(documents, d)
	}
	documents = append(documents, read.Document{}, read.Document{Text: "•"}, read.Document{User: read.Metadata{Title: "Rien"}})
	var c clean.Corpus
	outlines := make([][]byte, len(documents))
	for _, d := range documents {
		c.Add(c.Lines(clean.SourceOf(d), d.Text))
	}
	for i, d := range documents {
		a := c.Clean(d)
		outlines[i] = c.Outline(d, &a)
	}
	for i, d := range documents {
		want := c.Clean(d)
		for _, outline := range [][]byte{outlines[i], outlines[(i+1)%len(outlines)], nil} {
			if have := c.CleanAgain(d, outline); !reflect.DeepEqual(have, want) {
				t.Errorf("document %d: %+v, want %+v", i, have, want)
			}
		}
	}
}
