package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Settings that lead to no cluster end a command with status 2, and one sentence that begins with the setting.
func TestWrongSettingsOfAClusterAreTold(t *testing.T) {
	there := []string{"--engine", "opensearch", "--opensearch-url", "http://127.0.0.1:1"}
	for _, c := range []struct {
		says        string
		environment []string
		arguments   []string
	}{
		{`engine "opensaerch": expected embedded or opensearch; perhaps opensearch is meant`, nil, []string{"--engine", "opensaerch"}},
		{`KIOSQUE_ENGINE: engine "elastic": expected embedded or opensearch`, []string{"KIOSQUE_ENGINE=elastic"}, nil},
		{"opensearch-url: expected the address of a node", nil, []string{"--engine", "opensearch"}},
		{`opensearch-url "127.0.0.1:9200": expected an address such as https://`, nil, []string{"--engine", "opensearch", "--opensearch-url", "127.0.0.1:9200"}},
		{`opensearch-url "ftp://a": expected an address`, nil, []string{"--engine", "opensearch", "--opensearch-url", "http://b,ftp://a"}},
		{`opensearch-url "http://a?x=1": expected an address`, nil, []string{"--engine", "opensearch", "--opensearch-url", "http://a?x=1"}},
		{`opensearch-url "https://kim:xxxxx@a/?x": expected an address`, nil, []string{"--engine", "opensearch", "--opensearch-url", "https://kim:hush-hush@a/?x"}},
		{`opensearch-url (not shown, for it may hold a password): expected an address`, nil, []string{"--engine", "opensearch", "--opensearch-url", "https://kim:hush-hush%@a:b"}},
		{"opensearch-url: its addresses name several users", nil, []string{"--engine", "opensearch", "--opensearch-url", "http://a:hush-hush@x,http://b:hush-hush@x"}},
		{"opensearch-url names a user, and opensearch-user another", nil, []string{"--engine", "opensearch", "--opensearch-url", "http://a:hush-hush@x", "--opensearch-user", "b"}},
		{"opensearch-url: it is for --engine opensearch, and the engine is embedded", nil, []string{"--opensearch-url", "http://a"}},
		{"opensearch-shards: it is for --engine opensearch", nil, []string{"--opensearch-shards", "3"}},
		{`opensearch-archive "Kiosque": expected`, nil, append(there, "--opensearch-archive", "Kiosque")},
		{`opensearch-archive "a,b": expected`, nil, append(there, "--opensearch-archive", "a,b")},
		{`opensearch-archive "-a": expected`, nil, append(there, "--opensearch-archive", "-a")},
		{`opensearch-archive "_all": expected`, nil, append(there, "--opensearch-archive", "_all")},
		{`opensearch-archive "kiosque-000007-words": it ends as the name of a generation does`, nil, append(there, "--opensearch-archive", "kiosque-000007-words")},
		{"opensearch-shards -1: expected", nil, append(there, "--opensearch-shards", "-1")},
		{"opensearch-replicas -2: expected", nil, append(there, "--opensearch-replicas", "-2")},
		{"opensearch-cert and opensearch-key: expected both, or neither", nil, append(there, "--opensearch-cert", "a.pem")},
		{`part "0/8": expected a part of at most 1000, such as 2/8`, nil, append(there, "--part", "0/8")},
		{`part "9/8": expected a part`, nil, append(there, "--part", "9/8")},
		{`part "8": expected a part`, nil, append(there, "--part", "8")},
		{"part and finish: expected one of them", nil, append(there, "--part", "1/8", "--finish")},
		{"part and finish are for --engine opensearch", nil, []string{"--part", "1/8"}},
		{"part: --canary belongs to --finish", nil, append(there, "--part", "1/8", "--canary", "police")},
		{"opensearch-user: expected a password too", nil, append(there, "--opensearch-user", "kim")},
		{"KIOSQUE_OPENSEARCH_PASSWORD: expected opensearch-user too", []string{"KIOSQUE_OPENSEARCH_PASSWORD=hush-hush"}, there},
		{"KIOSQUE_OPENSEARCH_API_KEY: the cluster knows who asks by opensearch-user already", []string{"KIOSQUE_OPENSEARCH_PASSWORD=hush-hush", "KIOSQUE_OPENSEARCH_API_KEY=hush-hush"},
			append(there, "--opensearch-user", "kim")},
		{"KIOSQUE_OPENSEARCH_HEADER: line 2 is no header", []string{"KIOSQUE_OPENSEARCH_HEADER=X-A: hush-hush\nhush-hush"}, there},
		{"KIOSQUE_OPENSEARCH_HEADER: X-A stands there twice", []string{"KIOSQUE_OPENSEARCH_HEADER=x-a: hush-hush\nX-A: hush-hush"}, there},
	} {
		command := "generations"
		if c.arguments != nil && strings.HasPrefix(c.says, "part") {
			command = "rebuild"
		}
		got := endedIn(t, t.TempDir(), c.environment, append([]string{command}, c.arguments...)...)
		if got.status != 2 || !strings.Contains(got.err, "kiosque: "+c.says) || got.out != "" {
			t.Errorf("%v %v: status %d, %q; want %q", c.environment, c.arguments, got.status, got.err, c.says)
		}
		if strings.Contains(got.err, "hush-hush") {
			t.Errorf("%v: a secret is told: %s", c.arguments, got.err)
		}
	}
}

// A cluster that does not answer is one sentence of every command, and soon.
func TestACommandSaysThatTheClusterDoesNotAnswer(t *testing.T) {
	for _, arguments := range [][]string{
		{"generations"}, {"search", "europol"}, {"similar", "a"}, {"suggest", "a"}, {"associated", "a"}, {"export"}, {"rollback"}, {"backup", filepath.Join(t.TempDir(), "b")},
	} {
		got := ended(t, append(arguments, "--engine", "opensearch", "--opensearch-url", "http://kim:hush-hush@127.0.0.1:1")...)
		last := got.err[strings.LastIndex(strings.TrimSpace(got.err), "\n")+1:]
		if got.status != 1 || !strings.HasPrefix(last, "kiosque: opensearch-url http://kim:xxxxx@127.0.0.1:1: the cluster does not answer") || strings.Contains(got.err, "hush-hush") {
			t.Errorf("%v: status %d: %s", arguments, got.status, got.err)
		}
		if !strings.Contains(got.err, "opensearch-url holds a password") {
			t.Errorf("%v: nothing is said of the password: %s", arguments, got.err)
		}
	}
}

// What the environment says of a cluster is no error where a folder keeps the archive, and is told.
func TestSettingsOfAClusterThatIsNotAskedAreTold(t *testing.T) {
	got := endedIn(t, t.TempDir(), []string{"KIOSQUE_OPENSEARCH_URL=http://127.0.0.1:1"}, "generations")
	if !strings.Contains(got.err, "KIOSQUE_OPENSEARCH_URL: opensearch-url is not used, for the engine is embedded") {
		t.Errorf("%d: %s", got.status, got.err)
	}
}

// No secret of a cluster is shown, and it is said that there is one.
func TestASecretOfAClusterIsSaidToBeSetAndNoMore(t *testing.T) {
	folder := t.TempDir()
	file := written(t, folder, "password", "hush-hush\n")
	environment := []string{"KIOSQUE_OPENSEARCH_API_KEY=hush-hush", "KIOSQUE_OPENSEARCH_PASSWORD_FILE=" + file, "KIOSQUE_ENGINE=opensearch", "KIOSQUE_OPENSEARCH_URL=https://kim:hush-hush@a:9200,https://b:9200"}
	for _, arguments := range [][]string{{"config"}, {"config", "--json"}, {"config", "search"}, {"config", "--write"}} {
		got := endedIn(t, folder, environment, arguments...)
		if got.status != 0 || strings.Contains(got.out+got.err, "hush-hush") {
			t.Errorf("%v: %d %s%s", arguments, got.status, got.out, got.err)
		}
	}
	_, have := settings(t, folder, environment, "search")
	if have["opensearch-api-key"].Value != "set" || have["opensearch-password-file"].Value != file || have["engine"].Value != "opensearch" {
		t.Errorf("%+v", have)
	}
	if got := endedIn(t, folder, append(environment, "KIOSQUE_OPENSEARCH_PASSWORD=hush-hush"), "generations"); got.status != 2 || strings.Contains(got.err, "hush-hush") {
		t.Errorf("a variable and a file: %d %s", got.status, got.err)
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}
