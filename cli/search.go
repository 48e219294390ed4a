package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kiosque/article"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/query"
	"kiosque/server"
)

// searchTimeout is longer than any good answer takes.
const searchTimeout = 30 * time.Second

// searchFlags are the parameters of the API; each flag has the name of its parameter.
var searchFlags = map[string]string{
	"lang": "language: fr, en or und", "year": "year of publication, or undated", "country": "country code, such as BE",
	"org": "organisation", "mentioned": "year named in the text", "from": "published on that day or later, such as 2017-03-12",
	"to": "published on that day or earlier", "sort": "relevance, newest or oldest", "scope": "body, or raw to search what was removed too",
	"copies": "folded: one hit a story; all: every article", "story": "only copies of this story: the id of its first article",
	"page": "page, from 1", "size": "hits on a page",
}

func newSearch(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "search WORDS…",
		Short:   "Search the archive from the terminal",
		Long:    "Searches the archive and prints the hits with their marked fragments; with --json\nthe answer of the API. Words are all required; \"words in quotes\" are a phrase.",
		Example: "  kiosque search cyberattaque --country BE --year 2017\n  kiosque search --json '\"parquet fédéral\"' | jq .total",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := query.Parse(parameters(cmd.Flags(), args))
			if err != nil {
				return err
			}
			return p.search(cmd.Context(), q, asJSON)
		},
	}
	for name, help := range searchFlags {
		cmd.Flags().StringArray(name, nil, help)
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the JSON of the API")
	return cmd
}

// parameters are those of an address that asks the same.
func parameters(flags *pflag.FlagSet, args []string) url.Values {
	v := url.Values{"q": {strings.Join(args, " ")}}
	for name := range searchFlags {
		if values, err := flags.GetStringArray(name); err == nil && len(values) > 0 {
			v[name] = values
		}
	}
	return v
}

func (p *program) search(ctx context.Context, q query.Query, asJSON bool) (err error) {
	ctx, cancel := context.WithTimeout(ctx, searchTimeout)
	defer cancel()
	e, err := embedded.Open(p.data, embedded.Options{Logger: p.logger(), Body: organisations.Default().Body})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	began := time.Now()
	result, err := e.Search(ctx, q)
	if errors.Is(err, index.ErrUnavailable) {
		return fmt.Errorf("data %s: there is no archive yet; run kiosque rebuild", p.data)
	}
	if err != nil {
		return err
	}
	if asJSON {
		encoder := json.NewEncoder(p.out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(server.Answer(q, result, time.Since(began), organisations.Name))
	}
	p.print(q, result)
	return nil
}

func (p *program) print(q query.Query, r index.Result) {
	pen := newPen(p.out)
	for _, note := range server.Notes(q) {
		_, _ = fmt.Fprintln(p.err, plain(note))
	}
	first := q.Offset() + 1
	for i, h := range r.Hits {
		p.printHit(pen, first+i, h)
	}
	_, _ = fmt.Fprintln(p.out, pen.dim(shown(first, len(r.Hits), r.Total)))
}

func shown(first, n, total int) string {
	switch {
	case total == 0:
		return "nothing found"
	case n == 0:
		return fmt.Sprintf("nothing on this page; %d found", total)
	}
	return fmt.Sprintf("%d–%d of %d", first, first+n-1, total)
}

func (p *program) printHit(pen pen, n int, h index.Hit) {
	a := &h.Article
	title := pen.bold(a.TitleText())
	var fragments []string
	for _, f := range h.Fragments {
		if f.Field == "title" {
			title = pen.marked(f.Text, f.Marks)
			continue
		}
		fragments = append(fragments, pen.marked(f.Text, f.Marks))
	}
	_, _ = fmt.Fprintf(p.out, "%s  %s\n    %s\n", pen.dim(strconv.Itoa(n)+"."), title, pen.dim(facts(a)+further(h.Copies)))
	for _, f := range fragments {
		_, _ = fmt.Fprintf(p.out, "    %s\n", f)
	}
	_, _ = fmt.Fprintln(p.out)
}

// further says how many more articles tell the story of a hit.
func further(copies int) string {
	switch copies {
	case 0:
		return ""
	case 1:
		return " · and 1 copy"
	}
	return fmt.Sprintf(" · and %d copies", copies)
}

// facts is one line of what is known of a.
func facts(a *article.Article) string {
	parts := []string{a.Source, claim(a.Date), a.Lang, strings.Join(article.Values(a.Countries), " "),
		strings.Join(article.Values(a.Organisations), ", ")}
	var known []string
	for _, part := range parts {
		if part != "" {
			known = append(known, part)
		}
	}
	return strings.Join(known, " · ")
}

func claim(d article.Date) string {
	switch {
	case d.Value != "":
		return d.Value
	case d.NotBefore != "":
		return "undated, not before " + d.NotBefore
	}
	return "undated"
}
