package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edition is a corpus that is made up: articles with the same ids as those of any other
// edition, and with a word, a source and texts of its own, so that what answers from two of
// them is seen.
type edition struct {
	name     string // in every title and text of it
	articles int
}

// The editions that follow each other in most tests.
var (
	morning = edition{"matinale", 240}
	evening = edition{"vespérale", 250}
)

// editions are those that follow each other, so that generation n is of editions[n%2].
var editions = [2]edition{evening, morning}

// Parts that sentences are put together from.
var (
	french = [][]string{
		{"Le parquet", "La préfecture", "Un porte-parole du ministère", "Le syndicat des cheminots", "Une équipe de chercheurs", "Le conseil municipal", "La direction du port"},
		{"a annoncé", "a confirmé", "dément", "étudie depuis des mois", "a présenté lundi", "attend toujours", "critique"},
		{"une cyberattaque contre les hôpitaux", "la fermeture de la ligne de nuit", "un rapport sur la qualité de l’eau", "le budget de l’année prochaine",
			"la réouverture du musée des Beaux-Arts", "un accord sur les salaires", "l’enquête sur l’incendie des entrepôts", "la hausse du prix du blé"},
		{"selon des documents internes", "devant une centaine de journalistes", "malgré les réserves de l’opposition", "sans préciser de calendrier", "au lendemain des élections"},
	}
	english = [][]string{
		{"The prosecutor", "A spokeswoman for the ministry", "The railway union", "A team of researchers", "The city council", "The harbour board"},
		{"announced", "confirmed", "denied", "has been studying for months", "presented on Monday", "criticised"},
		{"a cyberattack on hospitals", "the closing of the night line", "a report on the quality of water", "next year’s budget", "the reopening of the museum",
			"an agreement on wages", "the inquiry into the warehouse fire", "the rise in the price of wheat"},
		{"according to internal documents", "before some hundred journalists", "despite the doubts of the opposition", "without giving a date", "a day after the elections"},
	}
	countriesOf     = []string{"BE", "FR", "DE", "GB", "ES", "IT", "US"}
	organisationsOf = []string{"Europol", "Interpol", "Union européenne", "Organisation des Nations unies"}
)

// record is an article as a corpus of JSON lines states it.
type record struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Text          string   `json:"text"`
	Lang          string   `json:"lang"`
	Date          string   `json:"date"`
	Source        string   `json:"source"`
	Countries     []string `json:"countries"`
	Organisations []string `json:"organisations"`
}

func articleID(n int) string { return fmt.Sprintf("piece-%04d", n) }

// article makes up article n; the same one every time.
func (e edition) article(n int) record {
	r := rand.New(rand.NewPCG(uint64(n), uint64(len(e.name))))
	lang, parts, opening := "fr", french, "Édition"
	if n%3 == 0 {
		lang, parts, opening = "en", english, "Edition"
	}
	var text strings.Builder
	for range 3 + r.IntN(6) {
		for range 2 + r.IntN(4) {
			text.WriteString(sentence(r, parts) + " ")
		}
		text.WriteString("\n\n")
	}
	fmt.Fprintf(&text, "%s %s, feuillet %d.\n", opening, e.name, n)
	return record{
		ID: articleID(n), Title: fmt.Sprintf("%s (%s %d)", strings.TrimSuffix(sentence(r, parts), "."), e.name, n), Text: text.String(), Lang: lang,
		Date: fmt.Sprintf("%d-%02d-%02d", 2010+r.IntN(9), 1+r.IntN(12), 1+r.IntN(28)), Source: "Gazette " + e.name,
		Countries: []string{countriesOf[r.IntN(len(countriesOf))]}, Organisations: []string{organisationsOf[r.IntN(len(organisationsOf))]},
	}
}

// sentence is put together from parts, and from names, without which all articles would tell one story.
func sentence(r *rand.Rand, parts [][]string) string {
	var words []string
	for _, some := range parts {
		words = append(words, some[r.IntN(len(some))], name(r))
	}
	return strings.Join(words, " ") + "."
}

// name makes up one of some thousands of names.
func name(r *rand.Rand) string {
	const first, second, third = "BDFGKLMNPRTV", "aeiou", "lmnrt"
	return string([]byte{first[r.IntN(len(first))], second[r.IntN(len(second))], third[r.IntN(len(third))], second[r.IntN(len(second))], third[r.IntN(len(third))]})
}

// write makes the corpus of e in a folder, as JSON lines.
func (e edition) write(t testing.TB, folder string) {
	t.Helper()
	var lines strings.Builder
	for n := range e.articles {
		line, err := json.Marshal(e.article(n))
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	write(t, filepath.Join(folder, "press.jsonl"), lines.String())
}

// folder makes the corpus of e in a folder of its own.
func (e edition) folder(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	e.write(t, folder)
	return folder
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
