package cli_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatCommandsDidIsReadByPrograms(t *testing.T) {
	data := t.TempDir()
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	file := filepath.Join(data, "b.tar.zst")
	for _, c := range []struct {
		arguments, has string
		status         int
	}{
		{"version", "version analysers go platform", 0},
		{"backup " + file, "file bytes archive", 0},
		{"restore " + file, "generation current created articles bytes digest", 0},
		{"rebuild", "generation current digest articles", 0},
		{"rollback", "generation current created articles bytes digest", 0},
		{"health --addr 127.0.0.1:1", "ready address reason", 1},
		{"config", "command file settings", 0},
	} {
		got := ended(t, append(strings.Fields(c.arguments), "--json", "--data", data)...)
		var printed map[string]any
		if err := json.Unmarshal([]byte(got.out), &printed); err != nil || got.status != c.status {
			t.Errorf("%s: status %d, %v: %s%s", c.arguments, got.status, err, got.out, got.err)
		}
		for name := range strings.FieldsSeq(c.has) {
			if _, has := printed[name]; !has {
				t.Errorf("%s: there is no %q in %s", c.arguments, name, got.out)
			}
		}
	}
}
