package cluster_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kiosque/index/distributed/cluster"
)

// TestNoSecretIsTold draws secrets and all that can go wrong, with nodes that say back everything they are sent, and
// looks for the secrets in whatever can be printed.
func TestNoSecretIsTold(t *testing.T) {
	nodes := map[string]http.HandlerFunc{}
	for _, status := range []int{200, 302, 400, 401, 403, 404, 429, 500, 502, 503} {
		nodes[fmt.Sprint(status)] = echoing(status, "%s")
		nodes[fmt.Sprint("error of ", status)] = echoing(status, `{"error":{"type":"%[1]s","reason":"%[1]s"},"status":400}`)
	}
	nodes["no HTTP"] = malformed
	nodes["cut"] = cut(true)
	nodes["items"] = echoing(200, `{"errors":true,"items":[{"index":{"status":400,"error":{"type":"%[1]s","reason":"%[1]s"}}}]}`)
	nodes["documents"] = echoing(200, `{"docs":[{"error":{"type":"%[1]s","reason":"%[1]s"}}]}`)
	nodes["info"] = echoing(200, `{"version":{"number":"%s"},"tagline":"You Know, for Search"}`)
	nodes["several"] = echoing(200, `{"responses":[{"error":{"type":"%[1]s","reason":"%[1]s"},"status":400}]}`)
	for name, handle := range nodes {
		n := fakeNode(t, handle)
		for seed := range uint64(8) {
			o, secrets := drawn(rand.New(rand.NewPCG(seed, 1)), n.URL)
			for _, said := range tellings(t, o) {
				for _, secret := range secrets {
					if strings.Contains(said, secret) {
						t.Errorf("%s: %q stands in %q", name, secret, said)
					}
				}
			}
		}
	}
}

// echoing says back the headers that it was sent.
func echoing(status int, format string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		said := fmt.Sprint(r.Header, user, password, url.QueryEscape(password))
		w.WriteHeader(status)
		_, _ = fmt.Fprintf(w, format, strings.NewReplacer(`"`, "'", `\`, "/", "%", "%%").Replace(said))
	}
}

// malformed says it where a status should stand.
func malformed(w http.ResponseWriter, r *http.Request) {
	conn, buffered, err := w.(http.Hijacker).Hijack()
	if err != nil {
		panic(err)
	}
	_, _ = fmt.Fprintf(buffered, "HTTP/1.1 %s\r\n\r\n", r.Header.Get("Authorization"))
	_ = buffered.Flush()
	_ = conn.Close()
}

// drawn are options with secrets, and all spellings of those.
func drawn(r *rand.Rand, address string) (cluster.Options, []string) {
	draw := func() string {
		b := make([]byte, 6+r.IntN(20))
		for i := range b {
			b[i] = "abcdefghijkXYZ0123456789!$&*+,;=:@/?#[]-_.~ "[r.IntN(43)]
		}
		return string(b)
	}
	password, key, header := draw(), draw(), draw()
	secrets := []string{password, header, url.QueryEscape(password), base64.StdEncoding.EncodeToString([]byte("ana:" + password))}
	o := cluster.Options{URLs: []string{address}, Headers: map[string]cluster.Secret{"X-Tenant": cluster.Secret(header)}}
	switch r.IntN(4) {
	case 0:
		o.User, o.Password = "ana", cluster.Secret(password)
	case 1:
		o.URLs[0] = strings.Replace(address, "//", "//"+url.UserPassword("ana", password).String()+"@", 1)
	case 2: // An address that is none, for the password is not escaped.
		o.URLs[0] = strings.Replace(address, "//", "//ana:%%"+password+"@", 1)
	case 3:
		o.APIKey, secrets = cluster.Secret(key), []string{key, header}
	}
	return o, secrets
}

// tellings are all that is said by, and of, a client of these options.
func tellings(t *testing.T, o cluster.Options) []string {
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("options", "of", o, "key", o.APIKey)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("options", "of", o, "in", struct{ Cluster cluster.Options }{o})
	text, err := json.Marshal(struct{ O cluster.Options }{o})
	if err != nil {
		t.Fatal(err)
	}
	said := []string{log.String(), string(text)}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		said = append(said, fmt.Sprintf(verb, o), fmt.Sprintf(verb, &o), fmt.Sprintf(verb, struct{ Cluster cluster.Options }{o}), fmt.Sprintf(verb, o.Password), fmt.Sprintf(verb, o.Headers))
	}
	c, err := cluster.New(o)
	if err != nil {
		return append(said, err.Error())
	}
	said = append(said, fmt.Sprintf("%v %+v %#v", c, c, c))
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Millisecond)
	defer cancel()
	_, searches := c.Searches(ctx, "press", []any{nil})
	_, documents := c.Get(ctx, "press", []string{"a"})
	echo := c.Refused(400, string(o.APIKey), "a document with "+string(o.Password))
	for _, err := range []error{c.Suits(ctx), searches, documents, echo, search(ctx, c), c.Do(ctx, "PUT", "/press", nil, nil)} {
		said = append(said, chain(err)...)
	}
	return said
}

// chain is what err says, and all that it wraps.
func chain(err error) []string {
	if err == nil {
		return nil
	}
	said := []string{fmt.Sprint(err), fmt.Sprintf("%#v", err)}
	if all, several := err.(interface{ Unwrap() []error }); several {
		for _, one := range all.Unwrap() {
			said = append(said, chain(one)...)
		}
		return said
	}
	return append(said, chain(errors.Unwrap(err))...)
}
