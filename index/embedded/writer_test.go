package embedded

import "testing"

// writer is an engine that changes what dir keeps, and does not search.
func writer(t *testing.T, dir string) *Engine {
	t.Helper()
	return writerWith(t, dir, Options{})
}

func writerWith(t *testing.T, dir string, o Options) *Engine {
	t.Helper()
	o.WriteOnly = true
	e, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}
