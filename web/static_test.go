package web

import (
	"io/fs"
	"strings"
	"testing"
)

func TestEveryFileOfStyleAndScriptIsUsed(t *testing.T) {
	for folder, names := range map[string][]string{"style": styles, "script": scripts} {
		entries, err := fs.ReadDir(files, folder)
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for _, e := range entries {
			name, _, _ := strings.Cut(e.Name(), ".")
			have = append(have, name)
		}
		if len(have) != len(names) {
			t.Errorf("%s has the files %v, used are %v", folder, have, names)
		}
	}
}
