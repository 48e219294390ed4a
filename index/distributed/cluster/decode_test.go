package cluster

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// everything has a field of every kind that answers are read into.
type everything struct {
	ID     string `json:"_id"`
	Text   string
	Int    int
	Small  int8
	Float  float64 `json:"f,omitempty"`
	Yes    bool
	Any    any
	Raw    json.RawMessage
	When   time.Time
	To     *everything
	Number *int
	List   []everything
	Raws   []json.RawMessage
	Bytes  []byte
	Pair   [2]int
	Map    map[string]float64
	Maps   map[string]map[string]json.RawMessage
	Within struct{ Total struct{ Value int } }
	Said   struct{ embedded }
	Quoted int `json:",string"`
	Left   int `json:"-"`
}

type embedded struct{ Name string }

// FuzzDecode holds Decode to encoding/json.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"_id":"a\u00e9\n\"","TEXT":"b","int":-12,"small":1,"f":0.25,"Yes":true,"Any":{"a":[1,"b",null]},"raw": {"x" : 1} ,"when":"2017-03-12T00:00:00Z"}`,
		`{"to":{"to":{"int":3}},"number":4,"list":[{"_id":"x"},{}],"raws":[1,"a",[]],"bytes":"YQ==","pair":[1,2,3]}`,
		`{"map":{"a\\n":1e3,"b":-0.5},"maps":{"a":{"b":[1]}},"within":{"total":{"value":7}},"said":{"name":"n"},"quoted":"5","private":1,"-":1,"left":2}`,
		`{"_id":null,"int":null,"raw":null,"to":null,"list":null,"map":null,"any":null}`, `null`, `[]`, `"a"`, ` { } `, `{"int":"a"}`, `{"int":1.5}`,
		`{"list":{}}`, `{"map":[]}`, `{"text":5}`, `{"f":01}`, `{"small":300}`, `{"int":99999999999999999999}`, `{} {}`, `{"text":"` + "\xff" + `"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var got, want everything
		err := Decode(b, &got)
		if !json.Valid(b) || isDouble(b) {
			return // what nobody asks for may be anything; a second member of a name is no node's answer
		}
		if wrong := json.Unmarshal(b, &want); wrong != nil {
			if err == nil || errors.Is(err, ErrAway) {
				t.Fatalf("%q: %v, want %v", b, err, wrong)
			}
			return
		}
		if difference := cmp.Diff(want, got, cmp.AllowUnexported(struct{ embedded }{})); err != nil || difference != "" {
			t.Fatalf("%q: %v\n%s", b, err, difference)
		}
	})
}

// isDouble tells whether an object has two members of one name, in whatever letters.
func isDouble(b []byte) bool {
	type level struct {
		names map[string]bool // nil: an array
		key   bool
	}
	var levels []level
	d := json.NewDecoder(bytes.NewReader(b))
	for {
		token, err := d.Token()
		if err == io.EOF || err != nil {
			return false
		}
		top := len(levels) - 1
		if name, is := token.(string); is && top >= 0 && levels[top].key {
			name = strings.ToLower(strings.ToUpper(name))
			if levels[top].names[name] {
				return true
			}
			levels[top].names[name], levels[top].key = true, false
			continue
		}
		switch token {
		case json.Delim('{'):
			levels = append(levels, level{map[string]bool{}, true})
			continue
		case json.Delim('['):
			levels = append(levels, level{})
			continue
		case json.Delim('}'), json.Delim(']'):
			levels = levels[:top]
			top--
		}
		if top >= 0 && levels[top].names != nil {
			levels[top].key = true
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, b := range []string{``, `{`, `{"text":"a}`, `{"list":[{}`, `{"int":}`, `{"int" 1}`, `{"a":1,}`, `{"list":[1 2]}`, `{} x`, `{"text":tru}`} {
		if err := Decode([]byte(b), new(everything)); !errors.Is(err, ErrAway) {
			t.Errorf("%q: %v", b, err)
		}
	}
	if err := Decode([]byte(`{}`), everything{}); err == nil {
		t.Error("read into nothing")
	}
}
