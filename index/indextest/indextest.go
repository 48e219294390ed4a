// Package indextest is the conformance suite that every engine passes: the laws
// of package index, tried on articles made up by chance and held against a
// naive engine that reads every article for every question.
//
// An engine's own test is a few lines:
//
//	func TestEngine(t *testing.T) {
//		indextest.Run(t, func(t *testing.T) index.Engine { … })
//	}
//
// A Comparison holds an engine's own formula, too, to the naive engine.
package indextest

import (
	"context"
	"iter"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// deadline bounds every call to an engine.
const deadline = time.Minute

// Open returns a new engine that holds nothing; the test closes what it opened.
type Open func(t *testing.T) index.Engine

// Run holds every law against the engines that open returns.
func Run(t *testing.T, open Open) {
	laws := []struct {
		sentence string
		holds    func(*testing.T, Open)
	}{
		{"an engine that holds nothing is unavailable", unavailableAtFirst},
		{"a rebuild of nothing is refused", emptyRefused},
		{"an article comes back as it was given", articlesComeBack},
		{"a rebuild replaces what was there", rebuildReplaces},
		{"an error or an end of patience leaves the old generation", failedRebuildKeepsOld},
		{"an id that comes twice is refused and named", duplicatesRefused},
		{"hits, totals and facets are those of the naive engine", sameAsNaive},
		{"the count beside a value is the total after choosing it", countsAreTotals},
		{"the count of a period is the total after choosing it", periodsAreTotals},
		{"a date that says less than the unit counts wherever it can be, and is told", vagueIsTold},
		{"every value of a facet is listed, the first as beside the results", valuesAreListed},
		{"a question that was only counted is searched as any other", countedBefore},
		{"all hits are the pages put together", allIsThePages},
		{"who stops taking all hits, or waiting for them, gets no more", allStops},
		{"all hits end with their context", allEnds},
		{"all hits are of one generation", allStays},
		{"a search ends with its context", searchEnds},
		{"counting ends with its context", countingEnds},
		{"pages partition the hits", pagesPartition},
		{"a hit asked for alone is the one at its place, whatever was asked before", hitsAlone},
		{"cursors partition the hits, and belong to their question", cursorsPartition},
		{"cursors survive a rebuild, and go on in their generation", cursorsSurvive},
		{"sorted by date, undated articles come last", sortedByDate},
		{"articles of one story are one hit, and all can be reached", copiesFold},
		{"stripping the marks gives back the text", marksStrip},
		{"a phrase is found where its words stand together", phrases},
		{"what was removed is found with scope raw alone", removedText},
		{"a word in the title weighs more than in the body", titleWeighsMore},
		{"the form of a word that is asked for is found in every spelling", spellings},
		{"each sign of the search language asks what it says", searchLanguage},
		{"the form that was typed ranks first", exactFirst},
		{"a word finds and marks its translation, unless it is told not to", acrossLanguages},
		{"a question that nothing answers whole is relaxed, and says so", relaxed},
		{"the reasons of a hit add up to its score", reasonsAdd},
		{"similar articles are others that share words", alike},
		{"words are completed and corrected from the archive", helped},
		{"what goes with a question is more frequent in its hits", goesTogether},
		{"the same question has the same answer again", sameAgain},
		{"readers who ask at the same time have the answers that each has alone", sameTogether},
		{"every article of a long answer is reached once", longAnswers},
		{"a search ends anywhere, and the next is right", endsAnywhere},
		{"after a rebuild nothing of the old generation is answered", newGenerationAnswers},
		{"an answer is of one generation", generationsAreWhole},
		{"a view answers from the generation that it holds", viewsStay},
		{"the same articles have the same digest", sameDigest},
		{"what is kept is listed", keptAreListed},
		{"a generation knows what gave no article", unreadIsKept},
		{"a generation that is brought back answers as it did", broughtBack},
		{"a rebuild tells what it changed", changesTold},
		{"an article that is gone is remembered until it comes back", goneRemembered},
		{"every article says when it came, and what came since can be asked for", arrivalsTold},
		{"when an article came is known as long as the archive has it", arrivalsCarried},
		{"when articles came is no part of their digest", arrivalsAreNoContent},
		{"what came last can come first", addedFirst},
		{"gates refuse what loses more than a fifth", lossesRefused},
		{"answers during a rebuild are of the old generation or the new", consistentWhileRebuilding},
	}
	for _, law := range laws {
		t.Run(law.sentence, func(t *testing.T) { law.holds(t, open) })
	}
}

// Rebuild fills e with articles; the test ends when that fails.
func Rebuild(t *testing.T, e index.Engine, articles []article.Article) index.Report {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	report, err := e.Rebuild(ctx, Sequence(articles))
	if err != nil {
		t.Fatalf("rebuild: %v", err)
	}
	return report
}

// Sequence gives articles to Rebuild.
func Sequence(articles []article.Article) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func search(t *testing.T, e index.Searcher, q query.Query) index.Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	result, err := e.Search(ctx, q)
	if err != nil {
		t.Fatalf("search %v: %v", q.Values(), err)
	}
	return result
}

// words is the question for text in its own language, with room for every hit on its page.
func words(text string) query.Query {
	q := query.New()
	q.Translate = false
	q.Text, q.Size = text, query.MaxSize
	return q
}

// everything is the question that every article answers.
func everything() query.Query {
	q := query.New()
	q.Copies = query.All
	return q
}

func ids(hits []index.Hit) []string {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.Article.ID
	}
	return ids
}
