package embedded

import (
	"testing"

	"kiosque/index"
	"kiosque/index/indextest"
)

func open(t *testing.T) index.Engine {
	t.Helper()
	e, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestTheEmbeddedEngineKeepsTheContract(t *testing.T) {
	indextest.Run(t, open)
}
