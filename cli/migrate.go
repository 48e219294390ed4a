package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"kiosque/index"
)

// migration is how an archive goes from one engine to the other.
type migration struct {
	from, to string
	force    bool
	asJSON   bool
}

func newMigrate(p *program) *cobra.Command {
	var m migration
	cmd := &cobra.Command{
		Use:   "migrate --from ENGINE --to ENGINE",
		Short: "Copy the archive that answers from a folder of this machine to a cluster, or back",
		Long: "Copies the current generation of one engine to the other, embedded or opensearch: every\n" +
			"article with when it came, and how it was read, so that the next rebuild reads only what\n" +
			"has changed. The copy is verified and made current there; then both are read once more\n" +
			"and compared, article by article. Nothing is taken from where it was.\n\n" +
			"It is refused where the other engine has an archive already, but with --force; then\n" +
			"kiosque rollback goes back there. Where it is interrupted nothing has changed.",
		Example: "  kiosque migrate --from embedded --to opensearch --opensearch-url https://search-1.example.org:9200\n" +
			"  kiosque migrate --from opensearch --to embedded --data data/ --opensearch-url http://127.0.0.1:9200 --json",
		Args:        noArguments,
		Annotations: map[string]string{bothEngines: "yes"},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := m.check(); err != nil {
				return err
			}
			return p.migrate(cmd.Context(), m)
		},
	}
	cmd.Flags().StringVar(&m.from, "from", "", "engine whose archive is copied: embedded or opensearch")
	cmd.Flags().StringVar(&m.to, "to", "", "engine that gets the copy: embedded or opensearch")
	cmd.Flags().BoolVar(&m.force, "force", false, "copy it also where there is an archive already")
	cmd.Flags().BoolVar(&m.asJSON, "json", false, "print JSON: both generations, and the digest by which they were compared")
	return cmd
}

// bothEngines marks commands that need the settings of both engines.
const bothEngines = "engines"

func (m migration) check() error {
	for _, flag := range []struct{ name, engine string }{{"from", m.from}, {"to", m.to}} {
		if !slices.Contains(engines, flag.engine) {
			return usage(fmt.Errorf("%s %q: expected embedded or opensearch%s", flag.name, flag.engine, meant(flag.engine, engines)))
		}
	}
	if m.from == m.to {
		return usage(fmt.Errorf("from and to are both %s; expected one of each. kiosque backup and restore copy between archives of one engine", m.from))
	}
	return nil
}

// migrated is what came of a migration, in JSON.
type migrated struct {
	From       string           `json:"from"`
	To         string           `json:"to"`
	Copied     index.Generation `json:"copied"`
	Generation index.Generation `json:"archive"`
	Digest     string           `json:"compared"` // SHA-256 of all articles with their arrivals, as both engines gave them
	Seconds    float64          `json:"seconds"`
}

func (p *program) migrate(ctx context.Context, m migration) error {
	began := time.Now()
	done := migrated{From: m.from, To: m.to}
	err := p.of(m.from).during(ctx, opening{}, func(source engine) error {
		return p.of(m.to).during(ctx, opening{writeOnly: true}, func(target engine) error {
			if err := p.of(m.to).isFree(ctx, target, m.force); err != nil {
				return err
			}
			return p.of(m.from).orNoArchive(p.copied(ctx, source, target, &done))
		})
	})
	if errors.Is(err, context.Canceled) {
		return errors.New("migrate: ended before the copy was whole; nothing has changed")
	}
	if err == nil {
		err = p.compare(ctx, m, done)
	}
	if err != nil {
		return err
	}
	took := time.Since(began)
	done.Seconds = took.Seconds()
	return p.say(m.asJSON, done, fmt.Sprintf("%s, of %s is now %s of %s and current there; %d articles compared, digest %s, in %s",
		told(done.Copied), m.from, "generation "+done.Generation.Name, m.to, done.Generation.Articles, short(done.Digest), took.Round(10*time.Millisecond)))
}

// of is the program as it is where one of the engines is set.
func (p *program) of(engine string) *program {
	beside := *p
	beside.keeping.engine = engine
	return &beside
}

// isFree refuses an archive that is there already.
func (p *program) isFree(ctx context.Context, e engine, force bool) error {
	all, err := e.Generations(ctx)
	if err != nil || len(all) == 0 || force {
		return err
	}
	return fmt.Errorf("%s: there is %s; with --force the copy becomes current all the same, and kiosque rollback goes back", p.whereabouts(), told(all[0]))
}

// copied copies the current generation of source to target.
func (p *program) copied(ctx context.Context, source, target engine, done *migrated) error {
	return source.Give(ctx, func(c index.Copy) (err error) {
		var sum index.Sum
		show := p.meter("migrating", "articles", c.Generation.Articles)
		defer show.end()
		done.Copied = c.Generation
		c.Articles = sum.Of(passingBy(c.Articles, func() { show.add(1) }))
		done.Generation, err = target.Take(ctx, c)
		done.Digest = sum.String()
		if err == nil && sum.Articles != done.Generation.Articles {
			err = fmt.Errorf("migrate: %d articles were read and %d written", sum.Articles, done.Generation.Articles)
		}
		return err
	})
}

// passingBy tells of each article that goes by.
func passingBy(articles iter.Seq2[index.Kept, error], tell func()) iter.Seq2[index.Kept, error] {
	return func(yield func(index.Kept, error) bool) {
		for k, err := range articles {
			tell()
			if !yield(k, err) {
				return
			}
		}
	}
}

// compare reads the copy and refuses one that is not what was read.
func (p *program) compare(ctx context.Context, m migration, done migrated) error {
	return p.of(m.to).during(ctx, opening{}, func(e engine) error {
		return e.Give(ctx, func(c index.Copy) error {
			var sum index.Sum
			show := p.meter("comparing", "articles", c.Generation.Articles)
			defer show.end()
			for _, err := range sum.Of(c.Articles) {
				if show.add(1); err != nil {
					return err
				}
			}
			if c.Generation.Name != done.Generation.Name {
				return fmt.Errorf("migrate: generation %s took the place of the copy, %s, before that was compared", c.Generation.Name, done.Generation.Name)
			}
			if sum.Articles != done.Copied.Articles || sum.String() != done.Digest {
				return fmt.Errorf("migrate: the copy, generation %s of %s, is not what was copied: %d articles with digest %s, not %d with %s; do not use it",
					c.Generation.Name, m.to, sum.Articles, short(sum.String()), done.Copied.Articles, short(done.Digest))
			}
			return nil
		})
	})
}
