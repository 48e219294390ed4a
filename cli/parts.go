package cli

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
	"kiosque/index"
	"kiosque/index/distributed"
)

// parted is an engine whose next generation several machines load side by side, each a part of the corpus.
type parted interface {
	// LoadPart loads a part; one that is loaded again takes the place of what was.
	LoadPart(ctx context.Context, p index.Part, articles iter.Seq2[article.Article, error]) (index.Report, error)
	// FinishParts makes the generation of the parts, all of which must be there, as Rebuild does.
	FinishParts(ctx context.Context, gates ...index.Gates) (index.Report, error)
}

// dividing says which part of a rebuild this machine does.
type dividing struct {
	part   string // "2/8"; "" for all
	finish bool
}

func (d *dividing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&d.part, "part", "", "read one part of the corpus, such as 2/8, for a generation that several machines load into a cluster")
	cmd.Flags().BoolVar(&d.finish, "finish", false, "make the generation of all parts, once each is loaded")
}

// apply refuses what does not go together, and says which part is read.
func (d dividing) apply(how *rebuilding, engine string) (err error) {
	switch {
	case d.part != "" && d.finish:
		return usage(errors.New("part and finish: expected one of them; --finish comes once all parts are loaded"))
	case (d.part != "" || d.finish) && engine != onCluster:
		return usage(fmt.Errorf("part and finish are for --engine %s; a folder of this machine is filled by one", onCluster))
	case d.part != "" && len(how.canaries) > 0:
		return usage(errors.New("part: --canary belongs to --finish, where what would be lost is known"))
	case d.part == "":
		return nil
	}
	if how.part, err = read.ParsePart(d.part); err != nil {
		return usage(fmt.Errorf("part %q: %w", d.part, err))
	}
	return nil
}

// divided does a step of a rebuild that several machines share.
func (p *program) divided(ctx context.Context, e engine, d dividing, how rebuilding, asJSON bool) error {
	of, ok := e.(parted)
	if !ok {
		return errors.New("this engine takes no parts; rebuild without --part and --finish")
	}
	if d.finish {
		return p.finish(ctx, e, of, how, asJSON)
	}
	how.build = func(articles iter.Seq2[article.Article, error], gates index.Gates) (index.Report, error) {
		one := index.Part{
			Number: how.part.Number, Of: how.part.Of, Program: hex.EncodeToString([]byte(thisProgram())), Anew: how.force,
			Corpus: how.seen.fingerprint, Placed: how.seen.placed, Unread: gates.Unread,
		}
		return of.LoadPart(ctx, one, articles)
	}
	how.seen = &seen{}
	r, err := p.reread(ctx, e, how)
	if err != nil {
		return err
	}
	r.kept = r.Articles // others came to be measured
	return p.say(asJSON, reported(r, false), fmt.Sprintf("part %s of generation %s: %d articles loaded, %d refused, in %s; kiosque rebuild --finish makes it the archive once all are",
		how.part, r.Generation, r.Articles, r.refused, r.took.Round(10*time.Millisecond)))
}

// seen is what reading a part tells of the whole.
type seen struct {
	corpus [32]byte
	place  int
	own    bool
}

// of lets a reading tell it.
func (s *seen) of(o *corpus.Options) {
	o.Sample = distributed.Sample
	o.Fingerprint = func(sum [32]byte) { s.corpus = sum }
	o.Placed = func(place int, own bool) { s.place, s.own = place, own }
}

func (s *seen) fingerprint() string { return hex.EncodeToString(s.corpus[:]) }

func (s *seen) placed() (place int, own bool) { return s.place, s.own }

// finish makes the generation of the parts.
func (p *program) finish(ctx context.Context, e engine, of parted, how rebuilding, asJSON bool) error {
	gates, err := how.gates()
	if err != nil {
		return err
	}
	began := time.Now()
	report, err := of.FinishParts(ctx, gates)
	r := rebuilt{Report: report, tally: tally{kept: report.Articles}, took: time.Since(began)}
	return p.report(ctx, e, r, err, asJSON)
}
