package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kiosque/article"
	"kiosque/corpus"
)

func newInspect(p *program) *cobra.Command {
	var asJSON bool
	var s source
	cmd := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Show what is kept of a file, what is removed, and what is read out of it, and why",
		Long: "Reads a file, or a folder, as a rebuild would and prints every passage with what\n" +
			"it was taken for, then every fact with the words that support it. Writes nothing.",
		Example: "  kiosque inspect seeds/001_be0063f260622af6.txt\n  kiosque inspect --json articles.jsonl.gz",
		Args:    argument("the name of a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.root = args[0]
			return p.inspect(cmd.Context(), s, asJSON)
		},
	}
	s.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print each article as one line of JSON")
	return cmd
}

func (p *program) inspect(ctx context.Context, s source, asJSON bool) error {
	options, err := s.options(p.data, p.refuse)
	if err != nil {
		return err
	}
	pen, found := newPen(p.out), false
	for a, err := range corpus.Articles(ctx, s.root, options) {
		if err != nil {
			return err
		}
		found = true
		if asJSON {
			if err := p.jsonLine(a); err != nil {
				return err
			}
			continue
		}
		p.show(pen, &a)
	}
	if !found {
		return fmt.Errorf("inspect %s: no article can be read from it", s.root)
	}
	return nil
}

func (p *program) show(pen pen, a *article.Article) {
	_, _ = fmt.Fprintf(p.out, "%s\n%s\n\n", pen.bold(a.TitleText()), pen.dim(fmt.Sprintf("id %s · title %s · language %s", a.ID, a.Title.Origin, a.Lang)))
	for _, passage := range a.Passages {
		p.showPassage(pen, a, passage)
	}
	_, _ = fmt.Fprintf(p.out, "\n%s  %s\n", pen.bold("date"), claim(a.Date))
	p.showEvidence(pen, a.Date.Evidence)
	for _, group := range []struct {
		name  string
		facts []article.Fact
	}{{"country", a.Countries}, {"organisation", a.Organisations}, {"mentioned", a.Mentioned}} {
		for _, f := range group.facts {
			_, _ = fmt.Fprintf(p.out, "%s  %s%s\n", pen.bold(group.name), plain(f.Value), map[bool]string{true: "  (main)"}[f.Main])
			p.showEvidence(pen, f.Evidence)
		}
	}
	_, _ = fmt.Fprintln(p.out)
}

func (p *program) showPassage(pen pen, a *article.Article, passage article.Passage) {
	text := plain(passage.Of(a.Text))
	label := string(passage.Kind)
	if passage.Reason != "" {
		label += ": " + passage.Reason
	}
	if passage.Kind != article.KindBody && passage.Kind != article.KindTitle {
		text = pen.dim(text)
	}
	_, _ = fmt.Fprintf(p.out, "%-24s  %s\n", "["+plain(label)+"]", text)
}

func (p *program) showEvidence(pen pen, evidence []article.Evidence) {
	for _, e := range evidence {
		where := "stated"
		if !e.Empty() {
			where = fmt.Sprintf("bytes %d–%d", e.Start, e.End)
		}
		_, _ = fmt.Fprintf(p.out, "    %q  %s\n", plain(e.Words), pen.dim(e.Rule+", "+where))
	}
}
