package cli

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"kiosque/inset"
)

var update = flag.Bool("update", false, "write the table of settings in docs/configuration.md")

func TestEveryCommandSaysHowItEndsAndShowsItself(t *testing.T) {
	root := newRoot(&program{out: io.Discard, err: io.Discard})
	for _, c := range commands(root) {
		if !strings.Contains(c.Long, "Exit status: 0 ") || !strings.Contains(c.Long, "2 ") {
			t.Errorf("%s: its help does not say how it ends:\n%s", named(c), c.Long)
		}
		if !strings.Contains(c.Example, "  kiosque "+named(c)) {
			t.Errorf("%s: its help has no example of it:\n%s", named(c), c.Example)
		}
		if c.Parent() == root && c.GroupID == "" {
			t.Errorf("%s is under no heading", named(c))
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s --%s has no help", named(c), f.Name)
			}
		})
	}
}

func TestACommandThatAMachineMayReadHasJSON(t *testing.T) {
	silent := []string{"serve", "completion", "man", "evaluate", "export"}
	root := newRoot(&program{out: io.Discard, err: io.Discard})
	for _, c := range commands(root) {
		if c.LocalFlags().Lookup("json") == nil && !strings.Contains(" "+strings.Join(silent, " ")+" ", " "+named(c)+" ") {
			t.Errorf("kiosque %s has no --json", named(c))
		}
	}
}

func TestTheTableOfSettingsIsThatOfTheProgram(t *testing.T) {
	const page = "../docs/configuration.md"
	table := settingsTable(settingsOf(newRoot(&program{out: io.Discard, err: io.Discard})))
	if *update {
		if err := inset.Put(page, "settings", table); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(fresh, was, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := inset.Put(fresh, "settings", table); err != nil {
		t.Fatal(err)
	}
	if now, err := os.ReadFile(fresh); err != nil || string(now) != string(was) {
		t.Errorf("%s is not up to date: go test ./cli -run Table -update (%v)\n%s", page, err, table)
	}
}

// settingsTable is what docs/configuration.md says of each setting.
func settingsTable(settings []setting) string {
	var b strings.Builder
	b.WriteString("| setting | commands | a value | default | what it is |\n| --- | --- | --- | --- | --- |\n")
	for _, s := range settings {
		shown := shownDefault(s.Flag)
		if shown == "" {
			shown = inFile(defaultOf(s.Flag), s.Value.Type())
		}
		if s.Annotations[ofMachine] == nil {
			shown = "`" + shown + "`"
		}
		row := []string{"`" + s.Name + "`", forWhom(s), kind(s.Value.Type()), shown, s.Usage}
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	return b.String()
}

// kind is what a value of a type is called.
func kind(flag string) string {
	if name, known := map[string]string{"bool": "truth", "duration": "time", "stringSlice": "list", "stringArray": "list", "string": "text"}[flag]; known {
		return name
	}
	return "number"
}

// Names that are typed wrongly lead to those that are meant, and others to none.
func TestSlipsLeadToTheNameThatIsMeant(t *testing.T) {
	names := []string{"addr", "corpus", "data", "max-searches", "max-connections"}
	for typed, want := range map[string]string{
		"adr": "; perhaps addr is meant", "corpsu": "; perhaps corpus is meant", "max-search": "; perhaps max-searches is meant", "é": "", "": "", "nothing-like-it": "",
	} {
		if have := meant(typed, names); have != want {
			t.Errorf("%q: %q, want %q", typed, have, want)
		}
	}
	for _, a := range names {
		for _, b := range names {
			if d := slips(a, b); d != slips(b, a) || (d == 0) != (a == b) || d < max(len(a), len(b))-min(len(a), len(b)) {
				t.Errorf("%s and %s differ by %d", a, b, d)
			}
		}
	}
}

func TestWhatIsMissedOnACommandLineIsProposed(t *testing.T) {
	for says, arguments := range map[string][]string{
		"--contry; perhaps --country is meant":              {"search", "--contry", "BE", "x"},
		"--adr; perhaps --addr is meant":                    {"serve", "--adr", "x"},
		"nothing-like-it; see kiosque serve --help":         {"serve", "--nothing-like-it"},
		"unknown shorthand flag: 'x' in -x; see":            {"serve", "-x"},
		"none.txt: there is no such folder or file\n":       {"inspect", "none.txt"},
		"none: there is no such folder or file; name yours": {"rebuild", "--corpus", "none", "--data", t.TempDir()},
		"unknown flag: --page":                              {"associated", "x", "--page", "2"},
	} {
		var out, errs strings.Builder
		if status := Run(arguments, &out, &errs); status == 0 || !strings.Contains(errs.String(), says) {
			t.Errorf("%q: status %d, %s", arguments, status, errs.String())
		}
	}
}

func FuzzFilesOfSettings(f *testing.F) {
	settings := settingsOf(newRoot(&program{out: io.Discard, err: io.Discard}))
	for _, seed := range []string{configText(settings), "addr = \":1\"", "[serve]\na=1", "a.b.c = [[1], {x=2}]", "\"data\" = '''x'''", "data = 1979-05-27", "trusted-proxies = [\"a\",]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		entries, err := readEntries("kiosque.toml", text, settings)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "kiosque.toml:") {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		lines := strings.Count(string(text), "\n") + 1
		for i, e := range entries {
			if e.line < 1 || e.line > lines || i > 0 && e.line <= entries[i-1].line {
				t.Errorf("%q: %+v", text, e)
			}
		}
	})
}
