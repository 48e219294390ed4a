package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
	"github.com/spf13/pflag"
)

// entry is a value in a file of settings.
type entry struct {
	name, path string
	line       int // from 1
	value      any // as TOML has it: bool, int64, float64, string, a date or []any
}

// place is where it stands, as editors take it.
func (e entry) place() string { return fmt.Sprintf("%s:%d", e.path, e.line) }

func (e entry) wrong(format string, about ...any) error {
	return usage(fmt.Errorf("%s: "+format, append([]any{e.place()}, about...)...))
}

// readEntries reads a file of settings, in TOML 1.0 (https://toml.io/en/v1.0.0): each entry, by line, is one of them. Settings of commands that
// are not called are looked at too, so that a file is right for all or for none.
func readEntries(path string, text []byte, settings []setting) ([]entry, error) {
	values := map[string]any{}
	if err := toml.Unmarshal(text, &values); err != nil {
		return nil, malformed(path, text, err)
	}
	entries := lines(path, text)
	for i := range entries {
		e := &entries[i]
		e.value = values[e.name]
		at := slices.IndexFunc(settings, func(s setting) bool { return s.Name == e.name })
		if at < 0 {
			return nil, e.unknown(settings)
		}
		if _, err := e.texts(settings[at].Flag); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// malformed says of text that is no TOML where it is not.
func malformed(path string, text []byte, err error) error {
	var at *toml.DecodeError
	if !errors.As(err, &at) {
		return twice(path, text, err)
	}
	row, column := at.Position()
	return usage(fmt.Errorf("%s:%d:%d: %s", path, row, column, strings.TrimPrefix(at.Error(), "toml: ")))
}

// twice says which name stands in a file again, if that is why it cannot be read.
func twice(path string, text []byte, err error) error {
	seen := map[string]bool{}
	for _, e := range lines(path, text) {
		if seen[e.name] {
			return e.wrong("%s stands there already", e.name)
		}
		seen[e.name] = true
	}
	return usage(fmt.Errorf("%s: %w", path, err))
}

// lines says what stands on which line of a text that is TOML. A table and a key with dots are one entry each, by their first name.
func lines(path string, text []byte) (all []entry) {
	var parser unstable.Parser
	parser.Reset(text)
	for parser.NextExpression() {
		expression := parser.Expression()
		key := expression.Key()
		if !key.Next() {
			continue
		}
		first := key.Node()
		all = append(all, entry{name: string(first.Data), path: path, line: parser.Shape(first.Raw).Start.Line})
		if expression.Kind != unstable.KeyValue {
			break // what follows is inside it
		}
	}
	return all
}

// secretNames are what people may take for settings; a file that is passed on holds none.
var secretNames = map[string]string{
	"read-key": readKeyVariable, "admin-key": adminKeyVariable,
	"opensearch-password": passwordVariable, "opensearch-api-key": apiKeyVariable, "opensearch-header": headerVariable,
}

// unknown says of a name that is none of the settings which is.
func (e entry) unknown(settings []setting) error {
	name := strings.ReplaceAll(strings.ToLower(e.name), "_", "-")
	if v, secret := secretNames[name]; secret {
		return e.wrong("keys do not stand among the settings; name a file of them with %s-file, or set %s", name, v)
	}
	if slices.Contains(ofOneCall, name) {
		return e.wrong("%s is no setting: it is said anew on each command line", e.name)
	}
	if _, table := e.value.(map[string]any); table {
		return e.wrong("%s is a table; settings stand by themselves, such as addr = \"127.0.0.1:8080\"", e.name)
	}
	var names []string
	for _, s := range settings {
		names = append(names, s.Name)
	}
	return e.wrong("there is no setting %q%s", e.name, meant(name, names))
}

// set gives a flag the value of an entry.
func (e entry) set(f *pflag.Flag) error {
	texts, err := e.texts(f)
	if err != nil {
		return err
	}
	f.Changed = true
	if list, ok := f.Value.(pflag.SliceValue); ok {
		err = list.Replace(texts)
	} else {
		err = f.Value.Set(texts[0])
	}
	if err != nil {
		return e.wrong("%s: expected %s", e.name, expected(f))
	}
	return nil
}
