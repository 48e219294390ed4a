package cli

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newManual(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page of all commands",
		Long: "Prints kiosque(1) for man: all commands and flags, the environment, files and\n" +
			"examples. The same program prints the same page; SOURCE_DATE_EPOCH dates it.",
		Example:           "  kiosque man | man -l -\n  kiosque man > /usr/local/share/man/man1/kiosque.1",
		Annotations:       map[string]string{bare: "yes"},
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			m := manual{}
			m.page(cmd.Root())
			_, err := p.out.Write([]byte(m.String()))
			return err
		},
	}
}

// manual is a page in roff, with the macros of man(7). It is written here: a library for it would bring a reader of Markdown along.
type manual struct{ strings.Builder }

// macro writes a line that begins with a macro, whose arguments are escaped.
func (m *manual) macro(name string, arguments ...string) {
	m.WriteString("." + name)
	for _, a := range arguments {
		m.WriteString(` "` + strings.ReplaceAll(roff(a), `"`, `\(dq`) + `"`)
	}
	m.WriteString("\n")
}

// text writes paragraphs, which empty lines part; lines that are indented stay as they are.
func (m *manual) text(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if strings.HasPrefix(paragraph, "  ") {
			m.example(paragraph)
			continue
		}
		if i > 0 { // headings begin one
			m.macro("PP")
		}
		m.filled(paragraph)
	}
}

// filled writes a text whose lines man breaks anew.
func (m *manual) filled(text string) { m.lines(strings.Join(wrapped(text, sourceWidth), "\n")) }

// sourceWidth is how long a line of the source is, in bytes, before it is escaped: mandoc likes no long ones.
const sourceWidth = 66

// example writes lines as they are.
func (m *manual) example(text string) {
	m.macro("PP")
	m.macro("RS", "4")
	m.macro("nf")
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		m.lines(strings.TrimPrefix(line, "  "))
	}
	m.macro("fi")
	m.macro("RE")
}

func (m *manual) lines(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		m.WriteString(roff(line) + "\n")
	}
}

// roff escapes what is no text to it: backslashes, hyphens that are typed, and dots and quotes that begin a line.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`).Replace(line)
	if strings.HasPrefix(line, ".") {
		return `\&` + line
	}
	return line
}

// page writes it all.
func (m *manual) page(root *cobra.Command) {
	m.WriteString(`.TH KIOSQUE 1 "` + dated() + "\"\n")
	m.macro("SH", "NAME")
	m.lines("kiosque - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	m.macro("SH", "SYNOPSIS")
	m.lines("kiosque COMMAND [FLAGS] [WORDS]")
	m.macro("SH", "DESCRIPTION")
	m.text(root.Long)
	m.example(root.Example)
	m.macro("SH", "COMMANDS")
	for _, c := range commands(root) {
		if c.Runnable() && !strings.HasPrefix(named(c), configName+" ") {
			m.command(c)
		}
	}
	m.macro("SH", "FLAGS OF ALL COMMANDS")
	m.flags(root.PersistentFlags())
	m.rest()
}

func (m *manual) command(c *cobra.Command) {
	m.macro("SS", strings.TrimPrefix(c.UseLine(), c.Root().Name()+" "))
	m.text(c.Long)
	if named(c) == configName {
		m.example(c.Example)
		return // its flags are those of others
	}
	m.flags(c.LocalNonPersistentFlags())
	m.example(c.Example)
}

// flags writes each flag with its help and its default.
func (m *manual) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Hidden {
			return
		}
		kind, help := pflag.UnquoteUsage(f)
		if short, known := metavariables[kind]; known {
			kind = short
		}
		m.macro("TP")
		m.lines(strings.TrimRight("--"+f.Name+" "+kind, " "))
		m.filled(strings.TrimSuffix(help, ".") + ".")
		if shown := shownDefault(f); shown != "" {
			m.lines("Default: " + shown + ".")
		}
	})
}

// metavariables stand for values in the place of the types of Go.
var metavariables = map[string]string{
	"string": "TEXT", "strings": "TEXTS", "stringArray": "TEXT", "int": "NUMBER", "uint": "NUMBER", "float": "NUMBER", "duration": "TIME",
}

// rest is what concerns all commands.
func (m *manual) rest() {
	m.macro("SH", "ENVIRONMENT")
	m.text("Every flag has a variable: --max-searches is KIOSQUE_MAX_SEARCHES. A flag beats it, and it beats the file of settings.")
	for _, v := range [][2]string{
		{readKeyVariable, "A key to read the archive with, beside those of --read-key-file."},
		{adminKeyVariable, "A key to /admin/, beside those of --admin-key-file."},
		{passwordVariable, "The password of --opensearch-user."},
		{apiKeyVariable, "A key to the API of the cluster."},
		{headerVariable, "Headers that every request to the cluster has, one a line."},
		{"NO_COLOR", "Where it is set to anything, no colours are shown; nor are they where TERM is dumb, or where there is no terminal."},
	} {
		m.macro("TP")
		m.lines(v[0])
		m.filled(v[1])
	}
	m.macro("SH", "FILES")
	for _, f := range [][2]string{{fileHere, "Settings, in TOML, in the working directory."}, {fileOfSystem, "Settings, where there is none in the working directory."}} {
		m.macro("TP")
		m.lines(f[0] + "\n" + f[1])
	}
	m.macro("SH", "EXIT STATUS")
	for _, s := range [][2]string{{"0", "Done."}, {"1", "Failed; one sentence on standard error says why."}, {"2", "The command line or a setting was not understood."},
		{"3", "A rebuild was refused, for too much would be lost."}} {
		m.macro("TP")
		m.lines(s[0] + "\n" + s[1])
	}
}

// dated is the day of the sources, by SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), or "".
func dated() string {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return ""
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
}

// ofMachine marks flags whose default is of the machine, and says how.
const ofMachine = "machine"

// shownDefault is the default of a flag, the same on every machine; "" where it is nothing.
func shownDefault(f *pflag.Flag) string {
	if how := f.Annotations[ofMachine]; len(how) > 0 {
		return how[0]
	}
	switch text := f.DefValue; {
	case text == "" || text == "[]" || text == "false":
		return ""
	case fits(text, f.Value.Type()):
		return fmt.Sprintf("%q", text)
	default:
		return text
	}
}
