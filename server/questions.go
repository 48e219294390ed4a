package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"unicode/utf8"

	"kiosque/query"
)

// Bounds of a batch: what is sent at once, and how many questions it may hold.
const (
	maxBody      = 1 << 20 // bytes
	maxQuestions = 1000
)

// listParameter is the member of the body that has the questions.
const listParameter = "searches"

// posed is one question of a batch; err says why it is none.
type posed struct {
	name  string
	query query.Query
	bare  bool // its hits are counted and not told
	err   error
}

// questions reads the questions of a batch. What is wrong with one of them is its own error, and not that of all.
func (r *request) questions() ([]posed, error) {
	body, err := r.body()
	if err != nil {
		return nil, err
	}
	var batch struct {
		Searches []json.RawMessage `json:"searches"`
	}
	if err := strictly(body, &batch); err != nil || len(batch.Searches) == 0 || len(batch.Searches) > maxQuestions {
		return nil, &query.Error{Parameter: listParameter, Expected: fmt.Sprintf(`an object {"searches": […]} with 1 to %d objects, and no other member`, maxQuestions)}
	}
	all := make([]posed, len(batch.Searches))
	for i, text := range batch.Searches {
		all[i] = newPosed(text)
	}
	return all, nil
}

// body reads the body of a request, which must be JSON.
func (r *request) body() ([]byte, error) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" || r.Header.Get("Content-Encoding") != "" {
		return nil, errMedia
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, maxBody))
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return nil, errTooLarge
	}
	if err != nil {
		return nil, fmt.Errorf("read body: %w", errors.Join(errCut, err))
	}
	return body, nil
}

// strictly reads the whole of a text as JSON that has no member but those of value. Numbers stay as they are written.
func strictly(text []byte, value any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(value); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

// newPosed reads one question: an object of the parameters of /search, and its name.
func newPosed(text json.RawMessage) (q posed) {
	var members map[string]any
	if err := strictly(text, &members); err != nil || members == nil {
		q.err = &query.Error{Parameter: listParameter, Expected: "an object of the parameters of /search"}
		return q
	}
	if q.name, q.err = nameOfQuestion(members["name"]); q.err != nil {
		return q
	}
	delete(members, "name")
	values := url.Values{}
	for name, member := range members {
		given, ok := textsOf(member)
		if !ok {
			q.err = &query.Error{Parameter: name, Expected: "a text, a number, true, false, or a list of texts"}
			return q
		}
		values[name] = given
	}
	if q.bare = values.Get("size") == "0"; q.bare {
		values.Set("size", "1")
	}
	q.query, q.err = query.Parse(values)
	return q
}

func nameOfQuestion(member any) (string, error) {
	name, isText := member.(string)
	if member != nil && !isText || utf8.RuneCountInString(name) > query.MaxName {
		return "", &query.Error{Parameter: "name", Expected: fmt.Sprintf("a text of at most %d characters", query.MaxName)}
	}
	return name, nil
}

// textsOf returns the values of a parameter as an address would write them.
func textsOf(member any) (texts []string, ok bool) {
	list, isList := member.([]any)
	if !isList {
		list = []any{member}
	}
	for _, one := range list {
		switch v := one.(type) {
		case string:
			texts = append(texts, v)
		case json.Number:
			texts = append(texts, v.String())
		case bool:
			texts = append(texts, map[bool]string{true: "on", false: "off"}[v])
		default:
			return nil, false
		}
	}
	return texts, true
}
