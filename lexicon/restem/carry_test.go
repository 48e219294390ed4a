package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"kiosque/analyzers"
)

// lists are some words of both languages. Stock stems of organisation and organe are the same.
var lists = [2][]word{
	{{"organisation", 60, true}, {"organisations", 20, false}, {"organe", 10, true}, {"pain", 5, true}},
	{{"organization", 80, true}, {"organizations", 30, false}, {"organ", 20, true}, {"bread", 5, true}},
}

var rows = []row{
	{[2]string{"organ", "organ"}, [2]float64{0.9, 0.9}},
	{[2]string{"pain", "bread"}, [2]float64{1, 1}},
	{[2]string{"verceti", "vercetti"}, [2]float64{1, 1}},
}

func carriedOver(t *testing.T) *carried {
	t.Helper()
	carriers, err := newCarriers(lists, rows)
	if err != nil {
		t.Fatal(err)
	}
	return carry(rows, carriers)
}

func term(t *testing.T, lang, word string) string {
	t.Helper()
	tokens := analyzers.Tokens(lang, word)
	if len(tokens) != 1 {
		t.Fatalf("%s: %q is %d tokens", lang, word, len(tokens))
	}
	return tokens[0].Term
}

func TestAStemThatHasBecomeTwoTermsLeadsToWhatIsSpeltAlike(t *testing.T) {
	c := carriedOver(t)
	organisation, organe := term(t, "fr", "organisation"), term(t, "fr", "organe")
	organization, organ := term(t, "en", "organization"), term(t, "en", "organ")
	if organisation == organe || organization == organ {
		t.Skip("the chains do not tell the words apart")
	}
	for from, other := range map[string][2]string{organisation: {organization, organ}, organe: {organ, organization}} {
		like, unlike := c.weights[[2]string{from, other[0]}], c.weights[[2]string{from, other[1]}]
		if like == nil || unlike != nil && (like[0] <= unlike[0] || like[1] <= unlike[1]) {
			t.Errorf("%s: %v to %s, %v to %s", from, like, other[0], unlike, other[1])
		}
	}
}

func TestCarryingKeepsTheWeightOfATerm(t *testing.T) {
	c := carriedOver(t)
	for _, word := range []string{"organisation", "organe", "pain"} {
		from, sum := term(t, "fr", word), 0.0
		for k, w := range c.weights {
			if k[0] == from {
				sum += w[0]
			}
		}
		if sum < 0.85 || sum > 1+1e-9 {
			t.Errorf("the weights of %s add up to %v", word, sum)
		}
	}
}

func TestANameThatNoListHasIsSpeltAsInTheOtherLanguage(t *testing.T) {
	c := carriedOver(t)
	k := [2]string{term(t, "fr", "vercetti"), term(t, "en", "vercetti")}
	if w := c.weights[k]; w == nil || math.Abs(w[0]-1) > 1e-9 {
		t.Errorf("%v has the weights %v", k, w)
	}
}

func TestTheTableIsWrittenAlikeTwice(t *testing.T) {
	var written [2][]byte
	for i := range written {
		path := filepath.Join(t.TempDir(), "table.tsv.gz")
		if err := carriedOver(t).write(path); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		zr, err := gzip.NewReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if written[i], err = io.ReadAll(zr); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(written[0], written[1]) {
		t.Errorf("the first time:\n%s\nthe second:\n%s", written[0], written[1])
	}
}
