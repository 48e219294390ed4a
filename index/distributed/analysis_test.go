package distributed

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiosque/analyzers"
	"kiosque/article"
	guess "kiosque/corpus/language"
	"kiosque/index/formula"
	"kiosque/index/indextest"
)

// TestTheClusterHasTheTokensThatWeMake asks the cluster what it makes of the fields of words of articles, which are to
// be the tokens of our chains: no more, no fewer, each at its place and as often. KIOSQUE_ANALYSIS names a file
// of further articles, each a line of JSON with title and text.
func TestTheClusterHasTheTokensThatWeMake(t *testing.T) {
	g := scratch(t)
	languages := map[string]language{}
	for _, lang := range analyzers.Languages() {
		languages[lang] = language{Articles: 100, Means: map[string]float64{formula.Title: 10, formula.Body: 400, formula.Removed: 50}}.scripted()
	}
	create := map[string]any{"settings": settings(languages, 1), "mappings": mapping(manifest{})}
	if err := g.client.Do(t.Context(), "PUT", "/"+g.index, create, nil); err != nil {
		t.Fatal(err)
	}
	limit := map[string]any{"index.analyze.max_token_count": 1_000_000}
	if err := g.client.Do(t.Context(), "PUT", "/"+g.index+"/_settings", limit, nil); err != nil {
		t.Fatal(err)
	}
	words, articles := map[string]bool{}, 0
	for _, a := range slices.Concat(slices.Collect(oddArticles()), listedWords(t), fromFile(t)) {
		checkAnalysis(t, g, &a, languages[a.Lang], words)
		if articles++; t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d articles, %d distinct exact forms", articles, len(words))
	if len(words) < 50_000 {
		t.Errorf("%d distinct words were compared", len(words))
	}
}

// checkAnalysis compares the fields of one article.
func checkAnalysis(t *testing.T, g *generation, a *article.Article, l language, words map[string]bool) {
	t.Helper()
	made, err := newAnalysed(a)
	if err != nil {
		t.Fatal(err)
	}
	lines := linesOf(t, &made, l)
	for field, tokens := range map[string][]analyzers.Token{titlePlaces: made.title, bodyPlaces: made.body, removedPlaces: made.removed} {
		if diff := differ(placesIn(t, g, inLang(field, a.Lang), lines), places(tokens)); diff != "" {
			t.Errorf("%s of %s: %s", field, a.ID, diff)
		}
		for _, token := range tokens {
			words[token.Exact] = true
		}
	}
	for field, want := range impactsIn(&made, l) {
		if diff := differ(impactsOfCluster(t, g, inLang(field, a.Lang), lines), want); diff != "" {
			t.Errorf("%s of %s: %s", field, a.ID, diff)
		}
	}
}

// linesOf are the fields of words of a document, as it is sent.
func linesOf(t *testing.T, a *analysed, l language) map[string]string {
	t.Helper()
	document, err := newPage().document(nil, a, 0, cameOf(0), l)
	if err != nil {
		t.Fatal(err)
	}
	fields, lines := map[string]any{}, map[string]string{}
	if err := json.Unmarshal(document, &fields); err != nil {
		t.Fatal(err)
	}
	for name, value := range fields {
		if text, is := value.(string); is && strings.HasSuffix(name, "_"+a.article.Lang) {
			lines[name] = text
		}
	}
	return lines
}

// places counts the terms and exact forms of tokens by where they stand.
func places(tokens []analyzers.Token) map[string]int {
	all := map[string]int{}
	for _, token := range tokens {
		all[fmt.Sprint(token.Term, " ", token.Position)]++
		all[fmt.Sprint("=", token.Exact, " ", token.Position)]++
	}
	return all
}

// placesIn is what places is, of a field of the cluster.
func placesIn(t *testing.T, g *generation, field string, lines map[string]string) map[string]int {
	t.Helper()
	var found struct {
		Vectors map[string]struct {
			Terms map[string]struct {
				Tokens []struct{ Position int }
			}
		} `json:"term_vectors"`
	}
	ask := map[string]any{
		"doc": map[string]string{field: lines[field]}, "fields": []string{field},
		"positions": true, "offsets": false, "payloads": false, "field_statistics": false,
	}
	if err := g.client.Do(t.Context(), "POST", "/"+g.index+"/_termvectors", ask, &found); err != nil {
		t.Fatal(err)
	}
	all := map[string]int{}
	for term, v := range found.Vectors[field].Terms {
		for _, token := range v.Tokens {
			all[term+" "+strconv.Itoa(token.Position+1)]++
		}
	}
	return all
}

// impactsIn are the frequencies that fields of impacts are to have, in units, worked out from the tokens.
func impactsIn(a *analysed, l language) map[string]map[string]int {
	sums := map[string]map[string]float64{wordImpacts: {}, titleImpacts: {}, removedImpacts: {}}
	add := func(field string, tokens []analyzers.Token, to ...string) {
		each := float64(formula.NormOf(field, l.mean(field)).Scale(uint32(len(tokens)))) * formula.Fields[field].Weight
		for _, token := range tokens {
			for _, name := range to {
				sums[name][token.Term] += each
				sums[name]["="+token.Exact] += each
			}
		}
	}
	add(formula.Title, a.title, wordImpacts, titleImpacts)
	add(formula.Body, a.body, wordImpacts)
	add(formula.Removed, a.removed, removedImpacts)
	all := map[string]map[string]int{}
	for field, of := range sums {
		all[field] = map[string]int{}
		for token, sum := range of {
			all[field][token] = max(1, int(sum*impactUnit+.5))
		}
	}
	return all
}

// impactsOfCluster is what impactsIn is, of a field of the cluster.
func impactsOfCluster(t *testing.T, g *generation, field string, lines map[string]string) map[string]int {
	t.Helper()
	if lines[field] == "" {
		return nil
	}
	var found struct {
		Detail struct {
			Filters []struct {
				Tokens []struct {
					Token     string
					Frequency int `json:"termFrequency"`
				}
			} `json:"tokenfilters"`
		}
	}
	ask := map[string]any{"field": field, "text": lines[field], "explain": true, "attributes": []string{"termFrequency"}}
	if err := g.client.Do(t.Context(), "POST", "/"+g.index+"/_analyze", ask, &found); err != nil {
		t.Fatal(err)
	}
	all := map[string]int{}
	for _, token := range found.Detail.Filters[len(found.Detail.Filters)-1].Tokens {
		all[token.Token] += token.Frequency
	}
	return all
}

// differ tells the first difference between what is there and what is to be.
func differ(have, want map[string]int) string {
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if n := have[key]; n < want[key]-1 || n > want[key]+1 || n == 0 {
			return fmt.Sprintf("%q %d times, want %d", key, n, want[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(have)) {
		if want[key] == 0 {
			return fmt.Sprintf("%q is there %d times", key, have[key])
		}
	}
	return ""
}

// listedWords are the words of French and English that the program's lists were made with, 2,000 an article.
func listedWords(t *testing.T) (all []article.Article) {
	t.Helper()
	file, err := os.Open("../../lexicon/restem/words.tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string][]string{}
	for lines := bufio.NewScanner(unzipped); lines.Scan(); {
		if row := strings.Split(lines.Text(), "\t"); len(row) == 4 {
			words[row[0]] = append(words[row[0]], row[3])
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(words)) {
		for some := range slices.Chunk(words[lang], 2000) {
			all = append(all, indextest.New(fmt.Sprint(lang, len(all)), lang, some[0], strings.Join(some, "\n"), some[len(some)-1]))
		}
	}
	return all
}

// oddArticles hold what could break a line, and the texts of the laws.
func oddArticles() func(func(article.Article) bool) {
	odd := "polic|1536 a¦b ∅ =police a=b \u2028x\u2029y\u0085z l’\u00a0Allemagne 25 000 O.T.A.N. C++ AT&T ⑴ 🄁 ½ ﷺ 𐐨𐐀 日本語 हिन्दी a\u0301\u00adb İstanbul ǅ ß \u0000 " +
		strings.Repeat("très ", 300) + strings.Repeat("ﷺ", 3000) + " " + strings.Repeat("x", 33_000) + " le la les " + strings.Repeat("la ", 1000) + "fin"
	return func(yield func(article.Article) bool) {
		for _, lang := range analyzers.Languages() {
			if !yield(indextest.New("odd-"+lang, lang, odd, odd, odd)) {
				return
			}
		}
		for _, a := range indextest.Random(42, 120) {
			if !yield(a) {
				return
			}
		}
	}
}

// fromFile are articles of KIOSQUE_ANALYSIS, the first thousand of French and of English each, put together by twenties.
func fromFile(t *testing.T) (all []article.Article) {
	t.Helper()
	file, err := os.Open(cmp.Or(os.Getenv("KIOSQUE_ANALYSIS"), os.DevNull))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	texts := map[string][]string{}
	for lines := json.NewDecoder(file); lines.More(); {
		var row struct{ Title, Text string }
		if err := lines.Decode(&row); err != nil {
			t.Fatal(err)
		}
		if lang := guess.Detect(row.Text); len(texts[lang]) < 1000 {
			texts[lang] = append(texts[lang], row.Title+"\n"+row.Text)
		}
	}
	for lang, of := range texts {
		for some := range slices.Chunk(of, 20) {
			all = append(all, indextest.New(fmt.Sprint("file-", lang, len(all)), lang, some[0], strings.Join(some, "\n\n"), ""))
		}
		t.Logf("%d articles of %s from the file", len(of), lang)
	}
	return all
}
