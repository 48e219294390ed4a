package cli

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kiosque/article"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/query"
	"kiosque/server"
)

// searchFlags are the parameters of the API; each flag has the name of its parameter.
var searchFlags = map[string]string{
	"lang": "language: fr, en or und", "year": "year of publication, or undated", "country": "country code, such as BE",
	"org": "organisation", "mentioned": "year named in the text", "from": "published on that day or later, such as 2017-03-12, 2017-03 or 2017",
	"to": "published on that day or earlier", "sort": "relevance, newest, oldest or added (last added first)", "scope": "body, or raw to search what was removed too",
	"copies": "folded: one hit a story; all: every article", "story": "only copies of this story: the id of its first article",
	"since":  "only what a later generation than this one brought, such as 000005",
	"source": "where it was published", "page": "page, from 1", "size": "hits on a page",
	"translate": "on; off: do not ask for the words in the other language", "untranslated": "a word of the question that is not translated",
	"relax": "on; off: only articles with all the words", "explain": "off; on: say of each hit why it is one",
}

// addSearchFlags gives a command the flags of a search, but for those that it has no use for.
func addSearchFlags(cmd *cobra.Command, but ...string) {
	for name, help := range searchFlags {
		if !slices.Contains(but, name) {
			cmd.Flags().StringArray(name, nil, help)
		}
	}
}

// searchHelp is the query language in short.
const searchHelp = `Searches the archive and prints the hits with their marked fragments; with --json
the answer of the API. What was done with the words is said on standard error.

  cyberattaque Belgique       articles with both words
  "parquet fédéral"           these very words, one after the other
  "Daech revendique"~5        both words, at most five others between them
  attentat OU attaque         one of them (OR, |)
  Belgique SAUF football      the first without the second (NOT, -)
  cyber*  Zelensky~  =mot     words that begin so; that look alike; this form alone
  titre:attentat              in the title
  pays:BE  org:ANSSI  source:"Le Monde"  lang:en
  2015..2019  année:2017  before:2017-03  mentioned:2015

Words are all required as long as articles have them all, and are searched in French
and in English.`

func newSearch(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "search WORDS…",
		Short:   "Search the archive from the terminal",
		Long:    searchHelp,
		Example: "  kiosque search cyberattaque --country BE --year 2017\n  kiosque search --json '\"parquet fédéral\"' | jq .total",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := query.Parse(parameters(cmd.Flags(), args))
			if err != nil {
				return err
			}
			return p.search(cmd.Context(), q, asJSON)
		},
	}
	addSearchFlags(cmd)
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

func (p *program) search(ctx context.Context, q query.Query, asJSON bool) error {
	return p.ask(ctx, func(ctx context.Context, e engine) error {
		began := time.Now()
		answer, err := index.SearchCorrected(ctx, e, q)
		if err != nil {
			return err
		}
		if asJSON {
			return p.json(server.Answer(q, answer, time.Since(began), organisations.Name))
		}
		p.print(q, answer)
		return nil
	})
}

func (p *program) print(q query.Query, answer index.Corrected) {
	pen := newPen(p.out)
	for _, note := range server.Notes(q, answer) {
		_, _ = fmt.Fprintln(p.err, plain(note))
	}
	first := answer.Query.Offset() + 1
	for i, h := range answer.Hits {
		p.printHit(pen, first+i, h)
	}
	_, _ = fmt.Fprintln(p.out, pen.dim(shown(first, len(answer.Hits), answer.Total)))
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
	p.printReasons(pen, h.Reasons)
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
