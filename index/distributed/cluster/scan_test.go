package cluster

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// FuzzAnswers reads whatever a node may say. What is JSON is read as encoding/json reads it.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{
		`{"took":1,"timed_out":false,"_shards":{"total":3,"successful":3,"skipped":0,"failed":0},"hits":{"hits":[{"_id":"a\\\"}"}]}}`,
		`{"responses":[{"error":{"type":"a","root_cause":[{"type":"b","reason":"c"}]},"status":400}, {}]}`,
		`{"errors":true,"items":[{"index":{"status":429}}]}`, ` { "a" : [ ] , "b":1e3 } `, `{"a":"\\"}`, `{"error":"text","status":404}`,
		`{`, `[`, `{"a"`, `{"a":`, `{"":""`, `"`, `{"a":1,}`, strings.Repeat(`{"a":`, 50),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, answer []byte) {
		e := refusal(503, answer)
		_, _ = e.Error(), isLeaving(answer)
		if _, err := parted(answer, 2); err != nil && err.Error() == "" {
			t.Error("an error that says nothing")
		}
		_ = Whole(answer, new(struct {
			Hits struct{ Hits []json.RawMessage }
		}))
		var want map[string]json.RawMessage
		if json.Unmarshal(answer, &want) != nil || want == nil {
			return
		}
		got := map[string]json.RawMessage{}
		err := members(answer, func(key, value []byte) bool {
			var name string
			if err := json.Unmarshal(quoted(key), &name); err != nil {
				t.Fatalf("key %q: %v", key, err)
			}
			got[name] = value
			return true
		})
		if err != nil || len(got) != len(want) {
			t.Fatalf("%q: %d members, want %d: %v", answer, len(got), len(want), err)
		}
		for name, value := range want {
			if string(got[name]) != string(value) {
				t.Errorf("%q: %s is %q, want %q", answer, name, got[name], value)
			}
			sameElements(t, value)
		}
	})
}

func quoted(key []byte) []byte { return append(append([]byte{'"'}, key...), '"') }

func sameElements(t *testing.T, array []byte) {
	t.Helper()
	var want []json.RawMessage
	if json.Unmarshal(array, &want) != nil || want == nil {
		return
	}
	i := 0
	err := elements(array, func(value []byte) error {
		if i >= len(want) || string(want[i]) != string(value) {
			return errors.New("another element")
		}
		i++
		return nil
	})
	if err != nil || i != len(want) {
		t.Errorf("%q: %d elements, want %d: %v", array, i, len(want), err)
	}
}
