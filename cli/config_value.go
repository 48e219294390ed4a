package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/spf13/pflag"
)

// kinds are the types of flags, as settings have them in a file.
var kinds = map[string]string{
	"bool": "true or false", "int": "a whole number", "int64": "a whole number", "uint": "a whole number", "float64": "a number",
	"duration": `a time such as "10s"`, "stringSlice": `a list such as ["one", "two"]`, "stringArray": `a list such as ["one", "two"]`,
}

// expected says what the value of a flag is in a file.
func expected(f *pflag.Flag) string {
	if kind, known := kinds[f.Value.Type()]; known {
		return kind
	}
	return `text in quotation marks, such as "data"`
}

// texts is the value of an entry as a flag takes it: one text, or of a list any number.
func (e entry) texts(f *pflag.Flag) ([]string, error) {
	values := []any{e.value}
	if _, isList := f.Value.(pflag.SliceValue); isList {
		listed, ok := e.value.([]any)
		if !ok {
			return nil, e.wrong("%s: expected %s, not %s", e.name, expected(f), shownValue(e.value))
		}
		values = listed
	}
	texts := make([]string, len(values))
	for i, v := range values {
		if !fits(v, f.Value.Type()) {
			return nil, e.wrong("%s: expected %s, not %s", e.name, expected(f), shownValue(e.value))
		}
		texts[i] = fmt.Sprint(v)
	}
	return texts, nil
}

// fits tells whether a value of a file is one of a flag of that type, by its kind.
func fits(value any, flag string) bool {
	switch value.(type) {
	case bool:
		return flag == "bool"
	case int64:
		return flag == "float64" || strings.HasPrefix(flag, "int") || strings.HasPrefix(flag, "uint")
	case float64:
		return flag == "float64"
	case toml.LocalDate:
		return flag == "string"
	case string:
		switch flag {
		case "bool", "float64", "int", "int64", "uint":
			return false
		}
		return true
	}
	return false
}

// shownValue is a value as a sentence has it, on one line.
func shownValue(value any) string {
	switch v := value.(type) {
	case map[string]any:
		return "a table"
	case []any:
		return "a list"
	case string:
		return quoted(v)
	}
	return fmt.Sprint(value)
}

// valueOf is the value that a flag has: a text, or a list of texts.
func valueOf(f *pflag.Flag) any {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return append([]string{}, list.GetSlice()...)
	}
	return f.Value.String()
}

// defaultOf is the value that a flag has where nobody gives one, as valueOf. No list has a default but none.
func defaultOf(f *pflag.Flag) any {
	if _, ok := f.Value.(pflag.SliceValue); ok {
		return []string{}
	}
	return f.DefValue
}

// inFile is the value of a flag of a type as a file has it.
func inFile(value any, flag string) string {
	switch v := value.(type) {
	case []string:
		var items []string
		for _, item := range v {
			items = append(items, quoted(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case string:
		if fits(v, flag) {
			return quoted(v)
		}
		return v
	}
	return ""
}

// inJSON is the value of a flag as JSON has it: a number, a truth, a text or a list of texts.
func inJSON(f *pflag.Flag) any {
	value := valueOf(f)
	text, single := value.(string)
	if single && !fits(text, f.Value.Type()) && json.Valid([]byte(text)) {
		return json.RawMessage(text)
	}
	return value
}

// quoted is a text in quotation marks: all of JSON's escapes are TOML's too.
func quoted(text string) string {
	marked, err := json.Marshal(text)
	if err != nil {
		return `""`
	}
	return string(escaped(marked))
}
