package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// lineWidth is how long a comment may be, in bytes.
const lineWidth = 100

// configHead opens a file of settings.
const configHead = `# Settings of Kiosque. Where a line is a comment the default holds, which the comment says.
# A flag beats the environment, and the environment this file; "kiosque config" shows what holds.
# No key and no password stands here: name a file of them, or set KIOSQUE_READ_KEY or KIOSQUE_ADMIN_KEY.
`

// writeConfig prints a file of all settings, each with what it means and its default, as comments.
func (p *program) writeConfig(root *cobra.Command) error {
	_, err := fmt.Fprint(p.out, configText(settingsOf(root)))
	return err
}

func configText(settings []setting) string {
	var b strings.Builder
	b.WriteString(configHead)
	for _, s := range settings {
		b.WriteString("\n")
		for _, line := range wrapped(sentence(s.Usage), lineWidth-len("# ")) {
			b.WriteString("# " + line + "\n")
		}
		fmt.Fprintf(&b, "# For %s.\n#%s = %s\n", forWhom(s), s.Name, inFile(defaultOf(s.Flag), s.Value.Type()))
	}
	return b.String()
}

// forWhom names the commands that take a setting.
func forWhom(s setting) string {
	if len(s.commands) == 0 {
		return "all commands"
	}
	return strings.Join(s.commands, ", ")
}

// sentence is the help of a flag as one.
func sentence(help string) string {
	if help == "" {
		return ""
	}
	return strings.ToUpper(help[:1]) + strings.TrimSuffix(help[1:], ".") + "."
}

// wrapped breaks a text between words into lines of so many bytes at most.
func wrapped(text string, width int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	return append(lines, line)
}
