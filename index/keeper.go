package index

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"kiosque/article"
	"kiosque/query"
)

// Keeper makes generations and keeps some of them. One process at a time changes what is
// kept: the next one has ErrBusy at once, and is told who the first is.
type Keeper interface {
	// Rebuild writes a new generation of articles, verifies it, compares it with the
	// current one and makes it current.
	// A second value that is not nil stops it and leaves the old generation
	// current, as does a ctx that ends. ErrBusy when another rebuild runs,
	// ErrEmpty when there is no article at all, a *Loss when the gates refuse it.
	// An article whose ID was seen before is refused, and named in the Report.
	// Without gates anything may be lost.
	Rebuild(ctx context.Context, articles iter.Seq2[article.Article, error], gates ...Gates) (Report, error)
	// Generations lists what is kept, newest first. What cannot be read is listed too, with Refused.
	Generations(ctx context.Context) ([]Generation, error)
	// Changes gives what a generation changed of the one before it, in the order of the
	// corpus, what is gone last; nothing for a first generation.
	Changes(ctx context.Context, generation string) iter.Seq2[Change, error]
	// Rollback verifies a kept generation and makes it current; "" means the newest that is
	// older than the current one. Where none is current it must be named.
	Rollback(ctx context.Context, generation string) (Generation, error)
	// Backup writes the current generation, whole, as one archive. Nobody has to wait for it.
	Backup(ctx context.Context, to io.Writer) (Generation, error)
	// Restore reads what Backup has written, verifies it and makes it current. Its name is
	// a new one where another generation has it.
	Restore(ctx context.Context, from io.Reader) (Generation, error)
}

// Generation is one state of the archive that is kept.
type Generation struct {
	Name     string    `json:"generation"`
	Current  bool      `json:"current"`
	Created  time.Time `json:"created"`
	Articles int       `json:"articles"`
	Bytes    int64     `json:"bytes"`  // on disk
	Digest   string    `json:"digest"` // SHA-256 of the content, in hexadecimal: the same corpus gives the same
	Changed  Tally     `json:"changed"`
	Unread   int       `json:"unread"` // files and records of the corpus that gave no article, those with an id that came before among them
	// Covered is how many articles have a value of a facet; to be undated, or in neither language, is to have none.
	Covered map[query.Facet]int `json:"covered,omitempty"`
	Refused string              `json:"refused,omitempty"` // why it cannot be read; "" when it can
}

// Tally counts what a generation changed of the one before.
type Tally struct {
	Before  string `json:"before,omitempty"` // the generation it was compared with; "" when there was none
	New     int    `json:"new"`
	Altered int    `json:"changed"`
	Gone    int    `json:"gone"`
	Same    int    `json:"same"`
}

// Change is an article that two generations do not have alike.
type Change struct {
	Kind  ChangeKind `json:"change"`
	ID    string     `json:"id"`
	Path  string     `json:"path"`
	Title string     `json:"title"`
}

// ChangeKind says what became of an article.
type ChangeKind string

// The kinds of Change.
const (
	ChangedNew     ChangeKind = "new"
	ChangedAltered ChangeKind = "changed"
	ChangedGone    ChangeKind = "gone"
)

// Gone is the error of Article for one that an earlier generation had: what is needed to cite it.
type Gone struct {
	ID     string    `json:"id"`
	Title  string    `json:"title"`
	Source string    `json:"source"`
	URL    string    `json:"url,omitempty"`
	Author string    `json:"author,omitempty"`
	Date   string    `json:"date,omitempty"`
	Lang   string    `json:"lang"`
	Last   string    `json:"last"`  // the last generation that had it
	Since  time.Time `json:"since"` // when the first without it was built
}

// Error says that it is gone.
func (g *Gone) Error() string {
	return fmt.Sprintf("%s: gone after generation %s", ErrNotFound, g.Last)
}

// Is tells that what is gone is not found.
func (*Gone) Is(target error) bool { return target == ErrNotFound }

// Gates say what a new generation may lose. The zero Gates allow a fifth of the articles, of a
// facet's coverage and of the hits of a canary query, which archives choose themselves.
type Gates struct {
	Force    bool     // let everything pass
	Canaries []string // further questions, as typed, whose hits are counted
	// Unread says how many files and records of the corpus could not be read, once all articles came; nil:
	// nobody counts. It refuses nothing, and is kept with the generation.
	Unread func() int
}

// Part is one of the parts of a corpus that machines load side by side, as one generation.
type Part struct {
	Number, Of int    // from 1
	Program    string // a hash of what reads, of all parts the same
	Anew       bool   // what other parts have loaded of something else is given up, unless one of them runs
	// Corpus is a hash of all that the parts together are made of, of all parts the same. It is asked once articles come.
	Corpus func() string
	// Placed says where the article that came last stands in the whole, from 0, and whether it is of this part: others
	// come for what the whole is like.
	Placed func() (place int, own bool)
	Unread func() int // as in Gates, of this part
}

// Report says what a rebuild did.
type Report struct {
	Generation string
	Digest     string
	Articles   int
	Duplicates []string // ids that came a second time, refused
	Changed    Tally
	Losses     []Drop // what fell by more than the gates allow; not empty only with Gates.Force, and in a *Loss
}

// Drop is a figure that fell.
type Drop struct {
	What        string  // DropArticles, DropCoverage or DropCanary
	Of          string  // the facet, or the canary query as typed
	Before, Now float64 // articles; of a facet the share of them that have a value, 0 to 1
}

// What can fall.
const (
	DropArticles = "articles"
	DropCoverage = "coverage"
	DropCanary   = "canary"
)

// String says what fell in words: "5 articles became 3", "articles with a country: 80% became
// 50%", "articles that answer \"police\": 20 became 3".
func (d Drop) String() string {
	switch d.What {
	case DropArticles:
		return fmt.Sprintf("%.0f articles became %.0f", d.Before, d.Now)
	case DropCoverage:
		return fmt.Sprintf("articles with %s: %.3g%% became %.3g%%", covered[query.Facet(d.Of)], 100*d.Before, 100*d.Now)
	}
	return fmt.Sprintf("articles that answer %q: %.0f became %.0f", d.Of, d.Before, d.Now)
}

// covered says what an article has that has a value of a facet.
var covered = map[query.Facet]string{
	query.Year: "a date", query.Country: "a country", query.Organisation: "an organisation",
	query.Lang: "a known language", query.Source: "a stated source", query.Mentioned: "a year mentioned",
}

// Loss is the error of a rebuild that the gates refuse.
type Loss struct{ Report Report }

// Error says in one sentence what would be lost.
func (l *Loss) Error() string {
	const most = 6
	all := make([]string, 0, most+1)
	for i, d := range l.Report.Losses {
		if i == most {
			all = append(all, fmt.Sprintf("and %d more", len(l.Report.Losses)-most))
			break
		}
		all = append(all, d.String())
	}
	return "refused, for more than a fifth would be lost: " + strings.Join(all, "; ")
}
