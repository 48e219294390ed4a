package cluster

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Decode reads an answer, or a part of one, into into, as encoding/json does, but once: encoding/json reads everything
// twice, first to see whether it is JSON. Here what nobody asked for is stepped over, and what goes into a RawMessage
// is taken as it stands; that is five times faster for an answer full of text. What is no JSON was no node's answer.
func Decode(answer []byte, into any) error {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return &json.InvalidUnmarshalError{Type: reflect.TypeOf(into)}
	}
	end, err := decode(answer, blanks(answer, 0), v.Elem())
	if err == nil && blanks(answer, end) < len(answer) {
		err = errMalformed
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, errMalformed) {
		return fmt.Errorf("%w: %w", ErrAway, errMalformed)
	}
	return err
}

var (
	rawType  = reflect.TypeFor[json.RawMessage]()
	jsonType = reflect.TypeFor[json.Unmarshaler]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// readsItself tells whether a type has its own way to be read. Types without a name have no methods.
func readsItself(t reflect.Type) bool {
	if t.Name() == "" {
		return false
	}
	p := reflect.PointerTo(t)
	return p.Implements(jsonType) || p.Implements(textType)
}

// decode reads the value that begins at i, and returns where it ends.
func decode(b []byte, i int, v reflect.Value) (int, error) {
	if i >= len(b) {
		return 0, errMalformed
	}
	if b[i] != 'n' && !readsItself(v.Type()) {
		switch kind := v.Kind(); {
		case kind == reflect.Pointer:
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			return decode(b, i, v.Elem())
		case kind == reflect.Struct && b[i] == '{':
			if fields, simple := fieldsOf(v.Type()); simple {
				return decodeStruct(b, i, v, fields)
			}
		case kind == reflect.Slice && b[i] == '[' && v.Type().Elem().Kind() != reflect.Uint8:
			return decodeSlice(b, i, v)
		case kind == reflect.Map && b[i] == '{' && v.Type().Key() == reflect.TypeFor[string]():
			return decodeMap(b, i, v)
		}
	}
	end := valueEnd(b, i)
	if end < 0 {
		return 0, errMalformed
	}
	return end, decodeLeaf(b[i:end], v)
}

func decodeStruct(b []byte, i int, v reflect.Value, fields []field) (int, error) {
	return walk(b, i, '}', func(key []byte, at int) (int, error) {
		if f := fieldOf(fields, key); f >= 0 {
			return decode(b, at, v.Field(f))
		}
		return skip(b, at)
	})
}

func decodeSlice(b []byte, i int, v reflect.Value) (int, error) {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	n := 0
	return walk(b, i, ']', func(_ []byte, at int) (int, error) {
		if n == v.Cap() {
			v.Grow(1)
		}
		n++
		v.SetLen(n)
		return decode(b, at, v.Index(n-1))
	})
}

func decodeMap(b []byte, i int, v reflect.Value) (int, error) {
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	return walk(b, i, '}', func(key []byte, at int) (int, error) {
		one := reflect.New(v.Type().Elem()).Elem()
		end, err := decode(b, at, one)
		if err == nil {
			v.SetMapIndex(reflect.ValueOf(unquoted(key)).Convert(v.Type().Key()), one)
		}
		return end, err
	})
}

// decodeLeaf reads a value that is not walked over.
func decodeLeaf(b []byte, v reflect.Value) error {
	switch {
	case v.Type() == rawType:
		v.SetBytes(bytes.Clone(b))
		return nil
	case readsItself(v.Type()):
	case v.Kind() == reflect.String && b[0] == '"' && isPlain(b[1:len(b)-1]):
		v.SetString(string(b[1 : len(b)-1]))
		return nil
	case v.Kind() == reflect.Int && isNumber(b):
		if n, err := strconv.Atoi(string(b)); err == nil {
			v.SetInt(int64(n))
			return nil
		}
	case v.Kind() == reflect.Float64 && isNumber(b):
		if x, err := strconv.ParseFloat(string(b), 64); err == nil {
			v.SetFloat(x)
			return nil
		}
	}
	return json.Unmarshal(b, v.Addr().Interface())
}

// isPlain tells whether a string stands as it is read.
func isPlain(b []byte) bool {
	for _, c := range b {
		if c < ' ' || c == '\\' {
			return false
		}
	}
	return utf8.Valid(b)
}

// isNumber tells whether b is a number of the commonest kinds: 12, -3, 0.25.
func isNumber(b []byte) bool {
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	whole, part, has := bytes.Cut(b, []byte{'.'})
	return areDigits(whole) && (len(whole) == 1 || whole[0] != '0') && (!has || areDigits(part))
}

func areDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// unquoted is a key as it is meant.
func unquoted(key []byte) string {
	if isPlain(key) {
		return string(key)
	}
	var name string
	if json.Unmarshal([]byte(`"`+string(key)+`"`), &name) != nil {
		return string(key)
	}
	return name
}

// field is a field of a struct and its name in JSON.
type field struct {
	name  string
	place int
}

var known sync.Map // of reflect.Type: []field; nil: encoding/json reads it

// fieldsOf are those of a struct; simple: that is all that is to be known of them.
func fieldsOf(t reflect.Type) (fields []field, simple bool) {
	if found, is := known.Load(t); is {
		fields = found.([]field)
		return fields, fields != nil
	}
	fields = simpleFields(t)
	known.Store(t, fields)
	return fields, fields != nil
}

func simpleFields(t reflect.Type) []field {
	fields := []field{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous || strings.Contains(options, "string"):
			return nil
		case !f.IsExported() || name == "-":
			continue
		case name == "":
			name = f.Name
		}
		fields = append(fields, field{name, i})
	}
	return fields
}

// fieldOf is the place of the field that key names, in the same letters or in others; -1: there is none.
func fieldOf(fields []field, key []byte) int {
	for _, f := range fields {
		if f.name == string(key) {
			return f.place
		}
	}
	name := unquoted(key)
	for _, f := range fields {
		if strings.EqualFold(f.name, name) {
			return f.place
		}
	}
	return -1
}
