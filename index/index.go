// Package index is the contract that every engine of Kiosque keeps.
//
// An engine holds generations of an archive. Readers search one generation, the
// current one; Rebuild writes the next beside it and swaps it in as one step, so
// that a reader sees the old or the new and never a mixture. What an engine
// answers is exact: Total is the number of articles that match, the count
// beside a facet value is the Total after choosing that value, pages partition
// the hits. Engines give text and byte offsets, never HTML.
//
// What is promised here is proved by the laws of package indextest, which every
// engine runs.
package index

import (
	"context"
	"errors"
	"iter"
	"time"

	"kiosque/article"
	"kiosque/index/reading"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// Errors on which callers decide.
var (
	ErrNotFound    = errors.New("no such article")      // Article: the generation has no such id; *Gone when one before it had
	ErrUnavailable = errors.New("no index to search")   // nothing was built yet, or it cannot be read
	ErrStale       = errors.New("run kiosque rebuild")  // the index was written by another version
	ErrBusy        = errors.New("a rebuild is running") // what wraps it says who runs it
	ErrEmpty       = errors.New("no articles")          // Rebuild: there is nothing to make a generation of
	ErrCursor      = errors.New("the cursor is of another generation or search")
)

// ErrAway is an ErrUnavailable: there may be something to search, and the cluster that holds it does not answer, or not whole.
var ErrAway error = away{}

type away struct{}

func (away) Error() string { return "the cluster does not answer" }

// Is tells that what is away is not available.
func (away) Is(target error) bool { return target == ErrUnavailable }

// Searcher answers questions. It is safe for concurrent use and obeys ctx.
type Searcher interface {
	// Search answers q from the current generation. ErrUnavailable when there is
	// none, ErrCursor when q.Cursor does not belong to it.
	Search(ctx context.Context, q query.Query) (Result, error)
	// Article returns one article as it was stored; ErrNotFound when there is none, as a
	// *Gone where an earlier generation had it.
	Article(ctx context.Context, id string) (article.Article, error)
	// Correct returns what may have been meant by words of q that no article has,
	// in the order of the question; none when all are known.
	Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error)
	// Suggest returns at most so many ways to go on from what was typed, from titles,
	// organisations, countries, phrases and words; countries in the language of ui.
	Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error)
	// Similar returns at most so many articles that are most like one, best first: not
	// itself, nor what tells the same story. ErrNotFound when there is no such article.
	Similar(ctx context.Context, id string, most int) ([]Hit, error)
	// Associated returns at most so many things of each kind that stand in the hits of q
	// more often than elsewhere, the most telling first.
	Associated(ctx context.Context, q query.Query, most int) ([]Association, error)
	// Values returns every value of a facet that has hits of q, and the chosen ones, counted
	// as Result.Facets counts them and in their order, however many there are. Its page does not matter.
	Values(ctx context.Context, q query.Query, f query.Facet) ([]Value, error)
	// Timeline counts the hits of q by when they were published, under all its filters but years
	// and days. Whether q is relaxed depends on its words alone, so that no filter changes it.
	Timeline(ctx context.Context, q query.Query, unit query.Unit) (Timeline, error)
	// All gives every hit of q in its order, as many as Result.Total, from the generation that was current
	// when it began, in memory that does not grow with them: each with its article and no
	// fragment. Its page does not matter. An error ends it.
	All(ctx context.Context, q query.Query) iter.Seq2[Hit, error]
}

// Engine keeps generations and answers from the current one.
type Engine interface {
	Searcher
	Keeper
	// View holds the current generation for several questions, so that their answers are
	// of one; to be closed. ErrUnavailable when there is none.
	View(ctx context.Context) (View, error)
	// ViewOf is View for who pages through an answer: it holds the generation that the cursor is of while the
	// engine has it, which is at least until another rebuild, or ten minutes after the one that replaced it.
	ViewOf(ctx context.Context, cursor string) (View, error)
	// Ready returns nil when Search would answer, ErrUnavailable when not.
	Ready(ctx context.Context) error
	// Close lets the generations go; each ends with the last search under way in it.
	Close() error
}

// View answers from one generation, whatever becomes current meanwhile.
type View interface {
	Searcher
	Generation() string
	Created() time.Time // when the generation was built
	Close() error
}

// Result is the answer to one query. What it holds may be shared with others who ask the
// same: it must not be changed.
type Result struct {
	Generation string  // name of the generation that answered
	Total      int     // articles that match, or stories when copies are folded; exact
	Articles   int     // articles that match, copies counted one by one
	Hits       []Hit   // the page asked for, best first
	Facets     []Facet // in the order of query.Facets
	Next       string  // cursor of the next page, "" after the last
	Asked      []Asked // how the question was read, for each language that has articles, in the order of analyzers.Languages
}

// Asked is the question as the articles of one language were asked it.
type Asked struct {
	reading.Reading
	// Least is how many of the reading's Words an article must have. Where the question
	// was not relaxed it is the reading's Steps; relaxed, it is at most the number of
	// words, and what was in quotation marks counts as words.
	Least int
	// All is how many articles have all that was asked, whatever the filters, counted up
	// to what tells whether to relax; 0 where q.Relax is off or nothing was asked.
	All int
	// Typed is the reading before it was relaxed.
	Typed reading.Reading
}

// IsRelaxed tells whether articles are hits that lack some of what was asked.
func (a Asked) IsRelaxed() bool { return a.Least < a.Typed.Steps() }

// Hit is one article that matches.
type Hit struct {
	Article   article.Article
	Score     float64 // BM25; 0 where nothing was asked in words
	Fragments []Fragment
	Copies    int // further articles that match and tell the same story; 0 unless copies are folded
	Added     Arrival
	// Reasons add up to Score; only where query.Query.Explain asks for them.
	Reasons []Reason
}

// Arrival is when the archive first had an article: the generation that brought it, and when that was built.
type Arrival struct {
	Generation string    `json:"generation"`
	At         time.Time `json:"at"`
}

// Reason is what one thing that was asked for adds to the score of a hit.
type Reason struct {
	Typed  string // as typed; the value of an organisation that was asked for by its name
	Score  float64
	Rarity float64 // inverse document frequency, times how often it was asked
	Found  []Occurrence
}

// Occurrence is where a reason was found.
type Occurrence struct {
	Word      string // as the index knows it; a phrase's words parted by blanks
	Field     string // "title", "body", "lead", "removed"
	Exact     bool   // the word as typed, not a form of it
	Frequency float64
	Length    float64 // of the field, in words
	Weight    float64 // of the field, the way and the form together
}

// The kinds of Association.
const (
	AssociatedWord         = "word"
	AssociatedOrganisation = "organisation"
	AssociatedCountry      = "country"
)

// Association is something that goes with a question.
type Association struct {
	Kind       string
	Value      string // of a facet, or the word as the archive writes it
	Here       int    // hits that have it; of words, among the Sample best
	Sample     int    // hits that were looked at
	Everywhere int    // articles of the archive that have it
}

// Fragment is a piece of an article in which the query's words stand.
// Text is, byte for byte, a part of the field it is cut from.
type Fragment struct {
	Field string         // "title", "body", or "removed" with scope=raw
	Text  string         // never HTML
	Marks []article.Span // ranges of Text, sorted, disjoint
}

// Facet is one way to divide the hits, and how many fall under each value.
// A facet is counted under the filters of all others, not under its own:
// several chosen values mean OR and do not hide their neighbours.
type Facet struct {
	Name   query.Facet
	Values []Value // by count, then by value; chosen ones are always there
	// Unlisted is how many further values have hits, rarer than those listed.
	Unlisted int
}

// Value is one value of a facet.
type Value struct {
	Value  string
	Count  int // the articles that match and have this value
	Chosen bool
}
