package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"kiosque/index"
)

// mostTitles is how many articles of a kind a report names.
const mostTitles = 20

// refusedError is the error of a rebuild that the gates have refused, once it was told why.
type refusedError struct{ *index.Loss }

// Error says what to do.
func (refusedError) Error() string {
	return "refused: more than a fifth would be lost, so the archive stays as it was; with --force the new one is taken all the same"
}

// Unwrap returns what would be lost.
func (r refusedError) Unwrap() error { return r.Loss }

// rebuilt is what came of a rebuild.
type rebuilt struct {
	index.Report
	tally
	took time.Duration
}

// sentence is the report in a line.
func (r rebuilt) sentence() string {
	return fmt.Sprintf("generation %s: %d read, %d kept, %d refused, %d files of other kinds, in %s",
		r.Generation, r.kept+r.refused, r.Articles, r.refused+len(r.Duplicates), r.ignored, r.took.Round(10*time.Millisecond))
}

// report prints what a rebuild did, or why it was refused; other errors it leaves as they are.
func (p *program) report(ctx context.Context, e engine, r rebuilt, failed error, asJSON bool) error {
	var loss *index.Loss
	refused := errors.As(failed, &loss)
	if failed != nil && !refused {
		return failed
	}
	if refused {
		r.Report, failed = loss.Report, refusedError{loss}
	}
	var err error
	switch {
	case asJSON:
		err = p.json(reported(r, !refused))
	case refused:
		err = p.tellLoss(ctx, e, r)
	default:
		err = p.tell(ctx, e, r)
	}
	return errors.Join(err, failed)
}

// tell prints what was built, and which articles it changed.
func (p *program) tell(ctx context.Context, e index.Keeper, r rebuilt) error {
	for _, id := range r.Duplicates {
		_, _ = fmt.Fprintln(p.err, "refused: another article has the id", plain(id))
	}
	_, _ = fmt.Fprintln(p.out, r.sentence())
	_, _ = fmt.Fprintf(p.out, "digest %s%s\n", plain(short(r.Digest)), takenOver(r.taken))
	p.tellLosses(r.Losses)
	t := r.Changed
	if t.Before == "" {
		return nil
	}
	_, _ = fmt.Fprintf(p.out, "beside generation %s: %d new, %d changed, %d gone, %d the same\n", t.Before, t.New, t.Altered, t.Gone, t.Same)
	return p.tellChanges(p.out, t, e.Changes(ctx, r.Generation), "kiosque generations "+r.Generation)
}

// takenOver says how much of a corpus was not read again.
func takenOver(articles int) string {
	if articles == 0 {
		return ""
	}
	return fmt.Sprintf(", %d articles taken over unread", articles)
}

// tellLoss says why a generation was refused, and what would be gone.
func (p *program) tellLoss(ctx context.Context, e engine, r rebuilt) error {
	p.tellLosses(r.Losses)
	all, where := e.Refused(ctx)
	return p.tellChanges(p.err, index.Tally{Gone: r.Changed.Gone}, all, where)
}

func (p *program) tellLosses(losses []index.Drop) {
	for _, d := range losses {
		_, _ = fmt.Fprintln(p.err, "lost:", plain(d.String()))
	}
}

// tellChanges names the first articles of each kind of which a tally counts some, and says where all are listed.
func (p *program) tellChanges(to io.Writer, t index.Tally, all iter.Seq2[index.Change, error], where string) error {
	counted := map[index.ChangeKind]int{index.ChangedNew: t.New, index.ChangedAltered: t.Altered, index.ChangedGone: t.Gone}
	named, left := map[index.ChangeKind]int{}, 0
	for kind := range counted {
		left += min(mostTitles, counted[kind])
	}
	for c, err := range all {
		if err != nil {
			return err
		}
		if left == 0 {
			break
		}
		if named[c.Kind] < min(mostTitles, counted[c.Kind]) {
			named[c.Kind]++
			left--
			_, _ = fmt.Fprintln(to, " ", change(c))
		}
	}
	if more := t.New + t.Altered + t.Gone - named[index.ChangedNew] - named[index.ChangedAltered] - named[index.ChangedGone]; more > 0 {
		_, _ = fmt.Fprintf(to, "  and %d more: %s lists all\n", more, plain(where))
	}
	return nil
}

// answer is a report in JSON.
type answer struct {
	Generation string      `json:"generation"`
	Current    bool        `json:"current"` // false: it was refused
	Digest     string      `json:"digest"`
	Articles   int         `json:"articles"`
	Taken      int         `json:"taken_over"` // of the articles, unread
	Refused    int         `json:"refused"`    // files and records that could not be read
	Ignored    int         `json:"other_files"`
	Duplicates []string    `json:"duplicates"` // ids
	Changed    index.Tally `json:"changed"`
	Losses     []loss      `json:"losses"`
	Seconds    float64     `json:"seconds"`
}

// loss is an index.Drop in JSON.
type loss struct {
	What   string  `json:"what"`
	Of     string  `json:"of,omitempty"`
	Before float64 `json:"before"`
	Now    float64 `json:"now"`
}

func reported(r rebuilt, current bool) answer {
	a := answer{
		Generation: r.Generation, Current: current, Digest: r.Digest, Articles: r.Articles, Taken: r.taken,
		Refused: r.refused, Ignored: r.ignored, Duplicates: append([]string{}, r.Duplicates...),
		Changed: r.Changed, Losses: []loss{}, Seconds: r.took.Seconds(),
	}
	for _, d := range r.Losses {
		a.Losses = append(a.Losses, loss(d))
	}
	return a
}
