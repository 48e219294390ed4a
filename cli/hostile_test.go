package cli_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// steering is what a text may hold that a terminal obeys, or that forges a line of a log: commands
// of 7 and of 8 bits, a bell, line ends of all kinds, erasing, turning round, hiding.
const steering = "Alpha \x1b]0;title\x07\x1b[2J\u009b31m\u0090q\u009c\u0085\r\nforged: a line\x08\x0b\x0c\x7f" +
	"\u202eabc\u2066def\u2069\u200f\u200b\u2060\ufeff\u2028forged: another\u2029\U000e0041 Zulu"

// hostileCorpus has what steers in every place that a corpus has for text.
func hostileCorpus(t *testing.T, articles int) string {
	t.Helper()
	folder := t.TempDir()
	name := strings.ReplaceAll(steering, "/", "")
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	body := "Europol et l’ANSSI ont annoncé mardi une enquête sur une cyberattaque en Belgique. " + steering + " La police enquête."
	write(name+".txt", body)
	write(name+".jsonl", "{\"text\": \"no end")
	write("refused.jsonl", steering+"\n")
	var lines strings.Builder
	for i := range articles {
		line, err := json.Marshal(map[string]any{
			"id": fmt.Sprintf("a%d", i), "title": fmt.Sprintf("Europol %d %s", i, steering), "text": fmt.Sprintf("Le numéro %d. %s", i, body),
			"source": steering, "author": steering, "url": "https://example.org/" + steering, "date": steering,
			"organisations": []string{steering}, "countries": []string{steering},
		})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	write("records.jsonl", lines.String())
	return folder
}

// wantPlain holds that a text is lines of what can be seen, and that no line was forged.
func wantPlain(t *testing.T, what, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s prints bytes that are no text: %q", what, text)
	}
	for line := range strings.Lines(text) {
		for _, r := range strings.TrimSuffix(line, "\n") {
			if !unicode.IsGraphic(r) {
				t.Errorf("%s prints %U: %q", what, r, line)
				break
			}
		}
		if strings.HasPrefix(line, "forged") {
			t.Errorf("%s prints a line that was forged: %q", what, line)
		}
	}
}

func TestNoTextSteersATerminalOrForgesALine(t *testing.T) {
	corpus, less, data := hostileCorpus(t, 12), hostileCorpus(t, 1), t.TempDir()
	commands := [][]string{
		{"rebuild", "--corpus", corpus},
		{"search", "europol"}, {"search", "europol", "--json"}, {"search", "europol", "--explain", "on"},
		{"search", steering, "--scope", "raw"}, {"search", "\"" + steering + "\"", "--json"}, {"search", "année:" + steering},
		{"search", "europol", "--source", steering}, {"search", "europol", "--org", steering}, {"search", "--year", steering},
		{"search", "--story", steering, "--json"}, {"search", "--country", steering},
		{"suggest", "europ"}, {"suggest", "alph", "--json"}, {"suggest", steering}, {"suggest", "a", "--ui", steering},
		{"similar", "a0"}, {"similar", steering}, {"similar", "a0", "--json"},
		{"associated", "europol"}, {"associated", "europol", "--json"}, {"associated", "a", "--" + steering},
		{"inspect", corpus}, {"inspect", "--json", corpus}, {"inspect", steering},
		{"rebuild", "--corpus", less, "--canary", "europol " + steering}, {"rebuild", "--corpus", less, "--json"},
		{"rebuild", "--corpus", less, "--force"}, {"generations", "000002"}, {"generations", "000002", "--json"},
		{"generations"}, {"generations", "--json"}, {"generations", steering}, {"rollback", steering},
		{"backup", filepath.Join(t.TempDir(), strings.ReplaceAll(steering, "/", ""))}, {"backup", "/" + steering + "/x"}, {"restore", steering},
		{"rebuild", "--corpus", steering}, {"rebuild", "--crawled-before", steering}, {"rebuild", steering}, {"serve", "--addr", steering},
		{"health", "--addr", steering}, {"evaluate", steering}, {steering}, {"search", "--" + steering}, {"help", steering},
	}
	for _, arguments := range commands {
		got := ended(t, append(arguments, "--data", data)...)
		wantPlain(t, strings.ToValidUTF8(fmt.Sprintf("%.60q", arguments), "?"), got.out+got.err)
	}
	for _, arguments := range [][]string{{"search", "a"}, {"generations"}, {"rebuild", "--corpus", corpus}, {"restore", "/dev/null"}} {
		got := ended(t, append(arguments, "--data", filepath.Join("/dev/null", steering))...)
		wantPlain(t, arguments[0]+" of a hostile folder", got.out+got.err)
	}
}

func TestNoRequestForgesALineOfTheLog(t *testing.T) {
	data := t.TempDir()
	if got := ended(t, "rebuild", "--corpus", hostileCorpus(t, 3), "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	s := serve(t, data)
	q, part := url.QueryEscape(steering), url.PathEscape(steering)
	for _, path := range []string{
		"/?q=" + q, "/search?q=" + q, "/search?q=europol&year=" + q, "/search?cursor=" + q, "/" + part, "/articles/" + part, "/read/" + part + "?q=" + q,
		"/articles/a0", "/read/a0?q=" + q, "/suggest?q=" + q + "&ui=" + q, "/articles/" + part + "/similar", "/associated?q=" + q,
	} {
		s.get(path)
	}
	s.Stop()
	wantPlain(t, "the server's log", s.Log())
	if strings.Contains(s.Log(), "forged") {
		t.Error("the log holds what was asked")
	}
}
