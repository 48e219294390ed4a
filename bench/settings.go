package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kiosque/bench/corpora"
	"kiosque/bench/queries"
)

// settings are what the command line says.
type settings struct {
	source, french string
	work, out      string
	readme         bool
	sizes, growth  []int // of corpora that are cut, and that are not
	engines        []string
	more           []engine // engines by their commands
	passes, warm   int
	check          bool
	drawn          bool // render only
	counts         queries.Counts
	most           int // questions, evenly picked of them; 0: all
}

// The defaults; paths are relative to the root of the project.
const (
	defaultSource = "../shared/data/open/scale/un_debate.jsonl.gz"
	defaultOut    = "docs/bench"
	reutersSize   = 21578
	growthSize    = 10_000
)

// parseSettings reads the command line; help goes to out.
func parseSettings(args []string, out io.Writer) (settings, error) {
	s := settings{counts: queries.Usual}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(out)
	f.StringVar(&s.source, "source", defaultSource, "JSON `lines` with id, title and text that the corpora are made of")
	f.StringVar(&s.french, "french", "", "a second `file` of JSON lines, mixed in one for one")
	f.StringVar(&s.work, "work", filepath.Join(os.TempDir(), "kiosque-bench"), "`folder` of corpora and indexes: about 20 times the text")
	f.StringVar(&s.out, "out", defaultOut, "`folder` of the JSON, the table and the plots")
	f.BoolVar(&s.readme, "readme", false, "put the table into README.md, where it stands")
	f.BoolVar(&s.drawn, "render", false, "measure nothing: table and plots of what was measured before")
	f.IntVar(&s.passes, "passes", 7, "measured passes of every engine and mode, in turn")
	f.IntVar(&s.warm, "warm", 3, "passes before those")
	f.IntVar(&s.most, "questions", 0, "ask so many of the 500, evenly picked; 0 for all")
	f.BoolVar(&s.check, "check", true, "compare what the engines find on plain words")
	f.Func("sizes", fmt.Sprintf("`articles` of each corpus of pieces of 800 bytes (default %d)", reutersSize), numbers(&s.sizes))
	f.Func("growth", "`articles` of each corpus of whole texts, none unless named", numbers(&s.growth))
	f.Func("engines", "`names` of the engines to measure; all that are installed unless named, and with none only the corpora are made", func(text string) error {
		s.engines = split(text)
		return nil
	})
	f.Func("engine", "a further engine, as `name=command`: whatever speaks the protocol", func(text string) error {
		name, command, ok := strings.Cut(text, "=")
		if !ok || name == "" || command == "" {
			return errors.New("expected name=command")
		}
		s.more = append(s.more, engine{Name: name, command: strings.Fields(command), index: name, one: inGo})
		return nil
	})
	if err := f.Parse(args); err != nil {
		return settings{}, err
	}
	if f.NArg() > 0 {
		return settings{}, fmt.Errorf("unexpected argument %q", f.Arg(0))
	}
	if s.passes < 1 || s.warm < 0 || s.most < 0 {
		return settings{}, errors.New("expected at least one measured pass, and no number below 0")
	}
	if len(s.sizes)+len(s.growth) == 0 {
		s.sizes = []int{reutersSize}
	}
	return s, nil
}

func split(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' })
}

func numbers(to *[]int) func(string) error {
	return func(text string) error {
		*to = nil
		for _, word := range split(text) {
			n, err := strconv.Atoi(word)
			if err != nil || n < 1 {
				return fmt.Errorf("%q: expected numbers of articles", word)
			}
			*to = append(*to, n)
		}
		slices.Sort(*to)
		return nil
	}
}

// recipes are the corpora to measure on.
func (s settings) recipes() []corpora.Recipe {
	var all []corpora.Recipe
	for _, n := range s.sizes {
		all = append(all, s.recipe(true, n))
	}
	for _, n := range s.growth {
		all = append(all, s.recipe(false, n))
	}
	return all
}

func (s settings) recipe(cut bool, n int) corpora.Recipe {
	return corpora.Recipe{Source: s.source, French: s.french, Cut: cut, Size: n}
}

// asked is the recipe of the corpus that the queries for r are made of: the same
// ones whatever the size, so that costs at several sizes can be compared.
func (s settings) asked(r corpora.Recipe) corpora.Recipe {
	base := growthSize
	if r.Cut {
		base = reutersSize
	}
	return s.recipe(r.Cut, min(base, r.Size))
}
