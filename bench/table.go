package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kiosque/bench/kiosque"
	"kiosque/bench/opensearch"
	"kiosque/bench/peer"
	"kiosque/bench/plot"
)

// column is one of the tables of engines: its head and what stands in it.
type column struct {
	head string
	cell func(r report, m measured) string
}

// number is that of a version, without what else engines say with it.
var number = regexp.MustCompile(`\d+(\.\d+)+`)

// answering are the costs of a query: CPU in µs.
var answering = []column{
	{"engine", func(_ report, m measured) string {
		return strings.TrimSpace(m.Name + " " + number.FindString(m.Built.Version))
	}},
	{"ten best", mode(peer.Top)},
	{"and facets", mode(peer.Facets)},
	{"whole answer", func(_ report, m measured) string { return "**" + plot.Figure(m.full().Mean) + "**" }},
	{"÷ Kiosque's", ratio},
	{"p50", func(_ report, m measured) string { return plot.Figure(m.full().P50) }},
	{"p95", func(_ report, m measured) string { return plot.Figure(m.full().P95) }},
	{"p99", func(_ report, m measured) string { return plot.Figure(m.full().P99) }},
	{"all threads", func(_ report, m measured) string { return plot.Figure(m.Modes[peer.Full].Process) }},
	{"first pass", func(_ report, m measured) string { return plot.Figure(m.Cold.Mean) }},
	{"hits", func(_ report, m measured) string { return plot.Figure(m.Hits) }},
}

// keeping are the costs of an index.
var keeping = []column{
	answering[0],
	{"build CPU, s", func(_ report, m measured) string { return plot.Figure(m.Built.CPU) }},
	{"wall, s", func(_ report, m measured) string { return plot.Figure(m.Built.Wall) }},
	{"peak, MB", func(_ report, m measured) string { return megabytes(m.Built.PeakKB) }},
	{"index ÷ text", func(r report, m measured) string {
		return plot.Figure(float64(m.Built.Bytes) / float64(max(1, r.Corpus.TextBytes)))
	}},
	{"open, s", func(_ report, m measured) string { return plot.Figure(m.Open) }},
	{"resident after, MB", func(_ report, m measured) string { return megabytes(m.Memory.ResidentKB) }},
	{"of it anonymous", func(_ report, m measured) string { return megabytes(m.Memory.AnonymousKB) }},
}

func (m measured) full() figures { return m.Modes[peer.Full].CPU }

func megabytes(kb int64) string { return plot.Figure(float64(kb) / 1024) }

// mode is the mean of a mode that not every engine has.
func mode(of peer.Mode) func(report, measured) string {
	return func(_ report, m measured) string {
		c, has := m.Modes[of]
		if !has {
			return "–"
		}
		return plot.Figure(c.CPU.Mean)
	}
}

func ratio(r report, m measured) string {
	own, found := r.engine(kiosque.Name)
	if !found || own.full().Mean == 0 {
		return "–"
	}
	return plot.Figure(m.full().Mean / own.full().Mean)
}

// onCluster is what the nodes of a cluster used besides: the engine's process stands in the columns before.
var onCluster = map[string]column{
	"first pass": {"nodes", func(_ report, m measured) string { return figureOrNone(m.Modes[peer.Full].Cluster) }},
	"wall, s":    {"nodes' CPU, s", func(_ report, m measured) string { return figureOrNone(m.Built.Cluster) }},
}

func figureOrNone(v float64) string {
	if v == 0 {
		return "–"
	}
	return plot.Figure(v)
}

// withNodes has the columns of a cluster where an engine has one.
func (r report) withNodes(columns []column) (all []column) {
	clustered := slices.ContainsFunc(r.Engines, func(m measured) bool { return m.Built.Cluster > 0 })
	for _, c := range columns {
		if before, has := onCluster[c.head]; has && clustered {
			all = append(all, before)
		}
		all = append(all, c)
	}
	return all
}

// added is what Kiosque adds to the query that a cluster is asked.
func (r report) added() string {
	whole, has := r.engine(opensearch.Name)
	bare, beside := r.engine(opensearch.Bare)
	if !has || !beside {
		return ""
	}
	ours, theirs := whole.Modes[peer.Full], bare.Modes[peer.Full]
	return fmt.Sprintf("A whole answer of %s takes %s µs of CPU more than a client that sends the same query and throws the answer away (%s µs with all threads, of the whole pass).\n",
		opensearch.Name, plot.Figure(ours.CPU.Mean-theirs.CPU.Mean), plot.Figure(ours.Process-theirs.Process))
}

func (r report) engine(name string) (measured, bool) {
	i := slices.IndexFunc(r.Engines, func(m measured) bool { return m.Name == name })
	if i < 0 {
		return measured{}, false
	}
	return r.Engines[i], true
}

// brief is what the README says of one corpus.
func (r report) brief() string {
	said := []string{r.heading(), r.engines(answering)}
	if r.Check != nil {
		said = append(said, r.Check.sentence())
	}
	return strings.Join(said, "\n")
}

// markdown is all that is said of one corpus.
func (r report) markdown() string {
	parts := []string{r.heading(), r.engines(answering), r.engines(keeping), r.added(), r.overHTTP(), r.own(), r.agreement(), r.leftOut()}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

func (r report) heading() string {
	text := fmt.Sprintf("### %s articles, %s MB of text\n\n%s: %d cores, %s, %s, %s. %d queries, %d passes.",
		plot.Figure(float64(r.Corpus.Size)), plot.Figure(float64(r.Corpus.TextBytes)/1e6),
		r.Made.Format("2 January 2006"), r.Machine.Cores, r.Machine.CPU, r.Machine.OS, r.Machine.Go, r.Queries, r.Passes)
	if r.Corpus.Distinct < r.Corpus.Size {
		text += fmt.Sprintf(" %s articles are different ones, the rest the same under new ids.", plot.Figure(float64(r.Corpus.Distinct)))
	}
	return text + "\n"
}

func (r report) engines(columns []column) string {
	columns = r.withNodes(columns)
	var heads []string
	for _, c := range columns {
		heads = append(heads, c.head)
	}
	var rows [][]string
	for _, m := range r.Engines {
		var cells []string
		for _, c := range columns {
			cells = append(cells, c.cell(r, m))
		}
		rows = append(rows, cells)
	}
	return tableOf(heads, rows)
}

func (r report) overHTTP() string {
	if len(r.HTTP) == 0 {
		return ""
	}
	var rows [][]string
	for _, h := range r.HTTP {
		name := h.Path
		if h.Gzip {
			name += ", gzip"
		}
		rows = append(rows, []string{name, plot.Figure(h.CPU), plot.Figure(h.Ratio), plot.Figure(h.Bytes / 1000)})
	}
	return tableOf([]string{"Kiosque over HTTP", "all threads, µs", "÷ engine alone", "kB"}, rows)
}

func (r report) own() string {
	if len(r.Own) == 0 {
		return ""
	}
	var rows [][]string
	for _, o := range r.Own {
		rows = append(rows, []string{o.Name, "`" + o.Address + "`", strconv.Itoa(o.Hits), plot.Figure(o.First / 1000), plot.Figure(o.Least / 1000)})
	}
	return tableOf([]string{"Kiosque asked", "address", "hits", "first, ms", "least, ms"}, rows)
}

func (r report) agreement() string {
	if r.Check == nil || len(r.Check.Engines) < 2 {
		return ""
	}
	heads := []string{
		fmt.Sprintf("finds the same, of %d questions", r.Check.Queries),
		"hits as " + r.Check.Reference, "facets as " + r.Check.Reference,
	}
	var rows [][]string
	for _, a := range r.Check.Engines {
		heads = append(heads, "best hit as "+a.Name)
		row := []string{a.Name, strconv.Itoa(a.Hits), strconv.Itoa(a.Facets)}
		for _, other := range r.Check.Engines {
			row = append(row, strconv.Itoa(a.Best[other.Name]))
		}
		rows = append(rows, row)
	}
	return tableOf(heads, rows)
}

// sentence sums up how far the engines find the same.
func (c *checked) sentence() string {
	var said []string
	for _, a := range c.Engines {
		if a.Name != c.Reference {
			said = append(said, fmt.Sprintf("%s %d and %d", a.Name, a.Hits, a.Facets))
		}
	}
	return fmt.Sprintf("Equal numbers of hits and facet counts as %s on plain words, of %d queries: %s.\n", c.Reference, c.Queries, strings.Join(said, ", "))
}

func (r report) leftOut() string {
	var said []string
	for _, name := range slices.Sorted(maps.Keys(r.Left)) {
		said = append(said, fmt.Sprintf("Left out: %s (%s).\n", name, r.Left[name]))
	}
	return strings.Join(said, "")
}

func tableOf(heads []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(heads)
	line(slices.Repeat([]string{"---"}, len(heads)))
	for _, cells := range rows {
		line(cells)
	}
	return b.String()
}
