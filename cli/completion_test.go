package cli_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/torture/program"
)

func TestEveryShellGetsAScript(t *testing.T) {
	for shell, has := range map[string]string{"bash": "complete -o default -F __start_kiosque kiosque", "zsh": "#compdef kiosque", "fish": "complete -c kiosque", "powershell": "Register-ArgumentCompleter"} {
		if got := ended(t, "completion", shell); got.status != 0 || !strings.Contains(got.out, has) {
			t.Errorf("%s: status %d, %s; want %q", shell, got.status, got.err, has)
		}
	}
	if got := ended(t, "completion", "tcsh"); got.status != 2 || !strings.Contains(got.err, "expected bash, zsh, fish or powershell") {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

func TestValuesAreCompleted(t *testing.T) {
	data := t.TempDir()
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	for _, c := range []struct {
		typed []string
		want  string
	}{
		{[]string{"roll"}, "rollback\t"},
		{[]string{"config", "reb"}, "rebuild\t"},
		{[]string{"search", "--country", "B"}, "BE\tBelgium"},
		{[]string{"search", "--lang", ""}, "und\t"},
		{[]string{"search", "--sort", "n"}, "newest\n"},
		{[]string{"completion", "f"}, "fish\n"},
		{[]string{"serve", "--trusted"}, "--trusted-proxies\t"},
		{[]string{"rollback", "--data", data, ""}, "000001\t"},
	} {
		got := ended(t, append([]string{"__complete"}, c.typed...)...)
		if got.status != 0 || !strings.HasPrefix(got.out, c.want) && !strings.Contains(got.out, "\n"+c.want) {
			t.Errorf("%q: %q, want %q", c.typed, got.out, c.want)
		}
	}
}

func TestBashCompletesByTheScript(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash here")
	}
	script := `PATH="$1:$PATH"; source <(kiosque completion bash)
_get_comp_words_by_ref() { cur=$COMP_CUR prev=--country words=("${COMP_WORDS[@]}") cword=$COMP_CWORD; }
COMP_WORDS=(kiosque search --country BE) COMP_CWORD=3 COMP_CUR=BE COMP_LINE="kiosque search --country BE" COMP_POINT=27 COMP_TYPE=9
__start_kiosque 2>/dev/null; echo "${COMPREPLY[@]}"`
	out, err := exec.Command(bash, "--norc", "-c", script, "bash", filepath.Dir(program.Plain.Path(t))).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "BE") {
		t.Errorf("%v: %q", err, out)
	}
}
