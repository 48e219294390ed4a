package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// endedIn runs a command to its end in a folder, with variables such as "KIOSQUE_ADDR=:1".
func endedIn(t *testing.T, folder string, environment []string, arguments ...string) outcome {
	t.Helper()
	cmd := command(t, arguments...)
	var out, said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = folder, append(cmd.Env, environment...), &out, &said
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{out.String(), said.String(), cmd.ProcessState.ExitCode()}
}

// set is what kiosque config prints of a setting: its value and where it comes from.
type set struct {
	Name, Origin, Where, Variable string
	Value                         any
}

// settings asks kiosque config, by name.
func settings(t *testing.T, folder string, environment []string, arguments ...string) (file string, all map[string]set) {
	t.Helper()
	got := endedIn(t, folder, environment, append(append([]string{"config"}, arguments...), "--json")...)
	var printed struct {
		File     string
		Settings []set
	}
	if err := json.Unmarshal([]byte(got.out), &printed); err != nil || got.status != 0 {
		t.Fatalf("status %d, %v: %s%s", got.status, err, got.out, got.err)
	}
	all = map[string]set{}
	for _, s := range printed.Settings {
		all[s.Name] = s
	}
	return printed.File, all
}

func TestAFlagBeatsTheEnvironmentAndThatBeatsTheFile(t *testing.T) {
	folder := t.TempDir()
	written(t, folder, "kiosque.toml", "# mine\naddr = \":1\"\ncorpus = \"theirs\"\n\nmax-searches = 8\ntrusted-proxies = [\n  \"10.0.0.0/8\",\n  \"::1\",\n]\nsearch-timeout = \"7s\"\nrate = 3\n")
	file, have := settings(t, folder, []string{"KIOSQUE_ADDR=:2", "KIOSQUE_CORPUS=ours"}, "--addr", ":3")
	for _, want := range []set{
		{"addr", "flag", "", "KIOSQUE_ADDR", ":3"},
		{"corpus", "environment", "KIOSQUE_CORPUS", "KIOSQUE_CORPUS", "ours"},
		{"max-searches", "file", "kiosque.toml:5", "KIOSQUE_MAX_SEARCHES", 8.0},
		{"search-timeout", "file", "kiosque.toml:10", "KIOSQUE_SEARCH_TIMEOUT", "7s"},
		{"rate", "file", "kiosque.toml:11", "KIOSQUE_RATE", 3.0},
		{"data", "default", "", "KIOSQUE_DATA", "data"},
	} {
		if have[want.Name] != want {
			t.Errorf("%+v, want %+v", have[want.Name], want)
		}
	}
	if list, _ := json.Marshal(have["trusted-proxies"].Value); string(list) != `["10.0.0.0/8","::1"]` || file != "kiosque.toml" {
		t.Errorf("from %q, proxies %s", file, list)
	}
}

func TestTheFileOfSettingsIsTheOneThatIsNamed(t *testing.T) {
	folder := t.TempDir()
	written(t, folder, "kiosque.toml", "data = \"here\"")
	a, b := written(t, folder, "a.toml", "\ufeffdata = 'a'\r\n"), written(t, folder, "b.toml", "data = \"b\"")
	for _, c := range []struct {
		want        string
		environment []string
		arguments   []string
	}{
		{"here", nil, nil}, {"a", []string{"KIOSQUE_CONFIG=" + a}, nil}, {"b", []string{"KIOSQUE_CONFIG=" + a}, []string{"--config", b}},
		{"data", []string{"KIOSQUE_CONFIG=" + a}, []string{"--config", ""}}, {"here", []string{"KIOSQUE_CONFIG="}, []string{"rebuild"}}, {"here", nil, []string{"search"}},
	} {
		if _, have := settings(t, folder, c.environment, c.arguments...); have["data"].Value != c.want {
			t.Errorf("%v %v: %+v, want %q", c.environment, c.arguments, have["data"], c.want)
		}
	}
}

func TestAFileOfSettingsThatIsWrongIsToldByLine(t *testing.T) {
	for _, c := range []struct{ file, says string }{
		{"adr = \"x\"", `kiosque.toml:1: there is no setting "adr"; perhaps addr`},
		{"\n\nmax_searches = 3", `kiosque.toml:3: there is no setting "max_searches"; perhaps max-searches`},
		{"addr = 8080", "kiosque.toml:1: addr: expected text in quotation marks"},
		{"max-searches = \"8\"", "kiosque.toml:1: max-searches: expected a whole number"},
		{"max-searches = 1.5", "kiosque.toml:1: max-searches: expected a whole number"},
		{"watch = \"yes\"", "kiosque.toml:1: watch: expected true or false"},
		{"data = \"d\"\ntrusted-proxies = \"::1\"", "kiosque.toml:2: trusted-proxies: expected a list"},
		{"trusted-proxies = [1]", "kiosque.toml:1: trusted-proxies: expected a list"},
		{"search-timeout = \"soon\"", "kiosque.toml:1: search-timeout: expected a time"},
		{"max-searches = -1", "kiosque.toml:1: max-searches: expected"},
		{"[serve]\naddr = \":1\"", "kiosque.toml:1: serve is a table"},
		{"addr.port = 1", "kiosque.toml:1: addr: expected text in quotation marks"},
		{"addr = \":1\"\naddr = \":2\"", "kiosque.toml:2: addr stands there already"},
		{"addr = ", "kiosque.toml:1:"},
		{"\x00\xff", "kiosque.toml:1:1:"},
		{"read-key = \"c0ffee\"", "keys do not stand among the settings"},
		{"force = true", "kiosque.toml:1: force is no setting"},
		{"lang = \"fr\"", "kiosque.toml:1: there is no setting \"lang\""},
	} {
		folder := t.TempDir()
		written(t, folder, "kiosque.toml", c.file)
		got := endedIn(t, folder, nil, "serve")
		if got.status != 2 || !strings.Contains(got.err, c.says) || strings.Count(got.err, "\n") != 1 || strings.Contains(got.err, "c0ffee") {
			t.Errorf("%q: status %d, %q, want %q", c.file, got.status, got.err, c.says)
		}
	}
}

func TestAFileOfSettingsThatCannotBeReadIsToldAndNothingIsGuessed(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "kiosque.toml"), 0o755); err != nil {
		t.Fatal(err)
	}
	large := written(t, folder, "large.toml", strings.Repeat("# more\n", 1<<18))
	for _, arguments := range [][]string{{}, {"--config", "none.toml"}, {"--config", large}} {
		got := endedIn(t, folder, nil, append([]string{"search", "europol"}, arguments...)...)
		if got.status != 2 || !strings.Contains(got.err, "config") || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%v: status %d, %q", arguments, got.status, got.err)
		}
	}
	if got := endedIn(t, folder, nil, "version"); got.status != 0 {
		t.Errorf("version: %d, %s", got.status, got.err)
	}
}

func TestAFileThatEverybodyMayWriteDecidesNothing(t *testing.T) {
	folder := t.TempDir()
	file := written(t, folder, "kiosque.toml", "data = \"theirs\"")
	if err := os.Chmod(file, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := endedIn(t, folder, nil, "config"); got.status != 2 || !strings.Contains(got.err, "everybody may write it") {
		t.Errorf("status %d, %q", got.status, got.err)
	}
	if _, have := settings(t, folder, nil, "--config", "kiosque.toml"); have["data"].Value != "theirs" {
		t.Errorf("named, it is not read: %+v", have["data"])
	}
}

func TestAFileForTheServerSuitsEveryCommand(t *testing.T) {
	folder := t.TempDir()
	data := filepath.Join(folder, "archive")
	seeds, err := filepath.Abs("../seeds")
	if err != nil {
		t.Fatal(err)
	}
	file := written(t, folder, "site.toml", "data = '"+data+"'\ncorpus = '"+seeds+"'\naddr = \"127.0.0.1:0\"\nmax-searches = 8\nkeep = 3\ncanary = [\"Europol\"]\ncrawled-before = 2020-01-01\n")
	for _, arguments := range [][]string{{"rebuild"}, {"search", "europol"}, {"inspect", seeds}, {"generations"}, {"rebuild", "--quiet"}, {"rollback"}} {
		if got := ended(t, append(arguments, "--config", file)...); got.status != 0 || got.out == "" {
			t.Errorf("%v: status %d, %s", arguments, got.status, got.err)
		}
	}
}

func TestAKeyIsSaidToBeSetAndNoMore(t *testing.T) {
	environment := []string{"KIOSQUE_READ_KEY=" + readKey, "KIOSQUE_ADMIN_KEYS=" + adminKey}
	for _, arguments := range [][]string{{"config"}, {"config", "--json"}, {"config", "--write"}} {
		got := endedIn(t, t.TempDir(), environment, arguments...)
		if all := got.out + got.err; strings.Contains(all, readKey) || strings.Contains(all, adminKey) || !strings.Contains(got.err, "KIOSQUE_ADMIN_KEYS, which is no setting; perhaps KIOSQUE_ADMIN_KEY is") {
			t.Errorf("%v: %s", arguments, all)
		}
	}
	if _, have := settings(t, t.TempDir(), environment); have["read-key"].Value != "set" || have["read-key"].Where != "KIOSQUE_READ_KEY" {
		t.Errorf("%+v", have["read-key"])
	}
}

func TestVariablesThatNameNoSettingAreTold(t *testing.T) {
	for name, says := range map[string]string{
		"KIOSQUE_ADRR": "KIOSQUE_ADRR, which is no setting; perhaps KIOSQUE_ADDR is meant", "KIOSQUE_WHATEVER_ELSE": "which is no setting\n",
		"KIOSQUE_DATA": "", "KIOSQUE_READ_KEY": "", "KIOSQUE_REQUIRE": "", "KIOSQUE_SERVICE_HOST": "", "KIOSQUE_PORT_8080_TCP": "", "KIOSK": "",
	} {
		got := endedIn(t, t.TempDir(), []string{name + "=1"}, "config")
		if got.status != 0 || !strings.Contains(got.err, says) || (says == "" && got.err != "") {
			t.Errorf("%s: %d, %q, want %q", name, got.status, got.err, says)
		}
	}
}

func TestTheWrittenFileHasEverySettingAtItsDefault(t *testing.T) {
	folder := t.TempDir()
	commented := endedIn(t, folder, nil, "config", "--write").out
	written(t, folder, "kiosque.toml", commented)
	_, defaults := settings(t, folder, nil)
	for name, s := range defaults {
		if s.Origin != "default" {
			t.Errorf("%s comes from a file of comments: %+v", name, s)
		}
	}
	written(t, folder, "kiosque.toml", regexp.MustCompile(`(?m)^#([a-z])`).ReplaceAllString(commented, "$1"))
	for _, of := range []string{"serve", "rebuild"} {
		_, want := settings(t, folder, nil, of, "--config", "")
		_, have := settings(t, folder, nil, of)
		for name, s := range have {
			a, _ := json.Marshal(want[name].Value)
			b, _ := json.Marshal(s.Value)
			if s.Origin != "file" || !bytes.Equal(a, b) {
				t.Errorf("%s %s: %+v from the file, %s by default", of, name, s, a)
			}
		}
	}
}
