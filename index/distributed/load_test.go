package distributed_test

import (
	"reflect"
	"testing"

	"kiosque/index/indextest"
)

// TestLoad reads back articles that were loaded.
func TestLoad(t *testing.T) {
	e := open(t)
	sent := indextest.Random(42, 120)
	report, err := e.Rebuild(t.Context(), indextest.Sequence(append(sent, sent[3])))
	if err != nil {
		t.Fatal(err)
	}
	if report.Articles != len(sent) || len(report.Duplicates) != 1 || report.Duplicates[0] != sent[3].ID {
		t.Errorf("%+v", report)
	}
	for i := 0; i < len(sent); i += 10 {
		want := sent[i]
		have, err := e.Article(t.Context(), want.ID)
		if want.Reading = have.Reading; err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("%s came back as %+v (%v)", want.ID, have, err)
		}
	}
}
