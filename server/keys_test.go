package server

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kiosque/index"
)

func basic(user, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
}

func TestWithAReadKeyEveryRouteAsksForIt(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, ReadKeys: NewKeys("first key", "second key"), AdminKeys: NewKeys("admin key")})
	for _, address := range everyAddress() {
		if len(address) > 1000 {
			continue // refused for its length, whoever asks
		}
		open := address == "/healthz" || address == "/readyz" || address == "/openapi.json" || strings.HasPrefix(address, "/static/") && address != "/static/"
		for authorization, right := range map[string]bool{
			"": false, "Bearer first key": true, "bearer second key": true, "Bearer admin key": true, basic("anybody", "first key"): true, basic("", "second key"): true,
			"Bearer ": false, "Bearer first key2": false, "Bearer First key": false, basic("first key", ""): false, basic("x", ""): false, "Basic !": false, "first key": false, "Digest first key": false,
		} {
			r := get(h, address, "Authorization", authorization, "Accept", "text/html")
			if refused := r.StatusCode == 401; refused == (right || open) {
				t.Errorf("%s with %q: %d", address, authorization, r.StatusCode)
			}
			if r.StatusCode == 401 && !strings.HasPrefix(r.Header.Get("WWW-Authenticate"), "Basic ") {
				t.Errorf("%s: a browser is not asked for the key: %q", address, r.Header.Get("WWW-Authenticate"))
			}
		}
	}
}

// kept is an engine that keeps generations.
type kept struct {
	fake
	refuse error
}

func (k kept) Generations(context.Context) ([]index.Generation, error) {
	return []index.Generation{{Name: "000002", Current: true, Articles: 5}, {Name: "000001", Refused: "<b> is damaged"}}, nil
}

func (k kept) Rollback(_ context.Context, name string) (index.Generation, error) {
	return index.Generation{Name: cmp.Or(name, "000007")}, k.refuse
}

func admin(h http.Handler, method, address string) *http.Response {
	return do(h, method, address, "Authorization", "Bearer admin key")
}

func TestWithoutAnAdminKeyThereIsNoAdministration(t *testing.T) {
	without := New(kept{}, Options{Logger: quiet, ReadKeys: NewKeys("admin key"), Rebuild: func() error { return nil }})
	with := New(kept{}, Options{Logger: quiet, ReadKeys: NewKeys("read key"), AdminKeys: NewKeys("admin key"), Rebuild: func() error { return nil }})
	for _, r := range administration {
		r.method = r.methods()[0]
		if have := admin(without, r.method, r.path).StatusCode; have != 404 {
			t.Errorf("%s %s without a key set: %d", r.method, r.path, have)
		}
		for _, authorization := range []string{"", "Bearer read key", basic("admin", "admin key"), "Bearer admin key2"} {
			answer := do(with, r.method, r.path, "Authorization", authorization)
			if answer.StatusCode != 401 || !strings.HasPrefix(answer.Header.Get("WWW-Authenticate"), "Bearer ") {
				t.Errorf("%s %s with %q: %d", r.method, r.path, authorization, answer.StatusCode)
			}
		}
		if have := admin(with, r.method, r.path).StatusCode; have != 200 && have != 202 {
			t.Errorf("%s %s: %d", r.method, r.path, have)
		}
	}
	if have := admin(with, "GET", "/admin/rollback").StatusCode; have != 405 {
		t.Errorf("GET rolls back: %d", have)
	}
}

func TestGenerationsAreListedAndRolledBack(t *testing.T) {
	h := New(kept{}, Options{Logger: quiet, AdminKeys: NewKeys("admin key")})
	list := decode[struct{ Generations []index.Generation }](t, admin(h, "GET", "/admin/generations"))
	if len(list.Generations) != 2 || !list.Generations[0].Current || list.Generations[1].Refused == "" {
		t.Errorf("have %+v", list)
	}
	if g := decode[index.Generation](t, admin(h, "POST", "/admin/rollback?generation=000001")); g.Name != "000001" {
		t.Errorf("have %+v", g)
	}
	for address, status := range map[string]int{"/admin/rollback?generatoin=1": 400, "/admin/rollback?generation=1&generation=2": 400, "/admin/rebuild": 404} {
		if have := admin(h, "POST", address).StatusCode; have != status {
			t.Errorf("%s: %d", address, have)
		}
	}
	h = New(kept{refuse: fmt.Errorf("%w: process 12", index.ErrBusy)}, Options{Logger: quiet, AdminKeys: NewKeys("admin key")})
	r := admin(h, "POST", "/admin/rollback")
	if p := decode[problem](t, r); r.StatusCode != 409 || !strings.Contains(p.Detail, "process 12") {
		t.Errorf("%d %+v", r.StatusCode, p)
	}
}

func TestOneRebuildRunsAtATimeAndIsReported(t *testing.T) {
	outcome := make(chan error)
	h := New(kept{}, Options{Logger: quiet, AdminKeys: NewKeys("admin key"), Rebuild: func() error {
		err := <-outcome
		if err != nil && err.Error() == "panic" {
			panic("boom")
		}
		return err
	}})
	if have := decode[jobJSON](t, admin(h, "GET", "/admin/rebuild")); have.State != "none" {
		t.Errorf("before the first: %+v", have)
	}
	loss := &index.Loss{Report: index.Report{Losses: []index.Drop{{What: index.DropArticles, Before: 5, Now: 1}}}}
	for _, c := range []struct {
		outcome      error
		state, error string
	}{{nil, "done", ""}, {errors.New("the disk is full"), "failed", "the disk is full"}, {loss, "failed", loss.Error()}, {errors.New("panic"), "failed", errPanic.Error()}} {
		if r := admin(h, "POST", "/admin/rebuild"); r.StatusCode != 202 {
			t.Fatalf("have %d", r.StatusCode)
		}
		if r := admin(h, "POST", "/admin/rebuild"); r.StatusCode != 409 {
			t.Errorf("a second one beside it: %d", r.StatusCode)
		}
		if have := decode[jobJSON](t, admin(h, "GET", "/admin/rebuild")); have.State != "running" || have.Started == nil {
			t.Errorf("while it runs: %+v", have)
		}
		outcome <- c.outcome
		have := ended(t, h)
		if have.State != c.state || have.Error != c.error || (have.Generation != nil) != (c.outcome == nil) || (len(have.Losses) > 0) != errors.Is(c.outcome, loss) {
			t.Errorf("%v: have %+v", c.outcome, have)
		}
	}
}

// ended waits until no rebuild runs.
func ended(t *testing.T, h http.Handler) jobJSON {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if have := decode[jobJSON](t, admin(h, "GET", "/admin/rebuild")); have.State != "running" {
			return have
		}
	}
	t.Fatal("it never ends")
	return jobJSON{}
}
