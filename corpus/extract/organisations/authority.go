package organisations

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// Authority is what is known of organisations: their canonical names in both
// languages, the forms in which a text names them, and how to find those. It
// never changes once made; With makes a larger one.
type Authority struct {
	bodies  []body
	byValue map[string]int // folded canonical name, French or English → body
	values  map[string]int // value → body
	forms   []bodyForm
	index   *gazetteer.Gazetteer // its rows are forms
	added   string               // hash of the rows that With has added, "" for none
}

// body is one organisation. Value is its canonical French name.
type body struct {
	value, english string
	keys           [2]string // folded: of value, of english
	kind           string
	country        string // ISO 3166-1 alpha-2, "-" for none
	forms          []bodyForm
}

//go:embed data/*.tsv data/authority/*.tsv
var embedded embed.FS

const authorityDir = "data/authority"

// Default returns the authority file that the program carries.
var Default = sync.OnceValue(loadAuthority)

func loadAuthority() *Authority {
	a := &Authority{}
	files, err := embedded.ReadDir(authorityDir)
	if err != nil {
		panic(err) // embedded: a test holds that it reads
	}
	for _, f := range files {
		if err := a.readEmbedded(path.Join(authorityDir, f.Name())); err != nil {
			panic(err)
		}
	}
	if err := a.build(); err != nil {
		panic(err)
	}
	return a
}

func (a *Authority) readEmbedded(name string) error {
	file, err := embedded.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	if err := a.read(file); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// With returns an authority that knows what a knows and what the rows of r,
// in the columns of data/authority/README.md, add to it. A row that has the
// French or the English name of a known body adds its forms to that body. A
// row with the flag "is:NAME" renames the body that Value finds for NAME, and merges it with the
// body of the row's own name if there is one. Of a bad row the error names the line.
func (a *Authority) With(r io.Reader) (*Authority, error) {
	larger := &Authority{bodies: append([]body(nil), a.bodies...), forms: a.forms, index: a.index} // the forms of a, until build
	larger.number()
	sum := sha256.New()
	_, _ = io.WriteString(sum, a.added)
	if err := larger.read(io.TeeReader(r, sum)); err != nil {
		return nil, fmt.Errorf("read organisations: %w", err)
	}
	if err := larger.build(); err != nil {
		return nil, fmt.Errorf("read organisations: %w", err)
	}
	larger.added = string(sum.Sum(nil))
	return larger, nil
}

// Added is a hash of all rows that were added to the default authority, "" when none were.
func (a *Authority) Added() string { return a.added }

// Load returns the default authority with the rows of r: see Authority.With.
func Load(r io.Reader) (*Authority, error) { return Default().With(r) }

// Name returns the name of a fact's value in a language; see Authority.Name.
func Name(value, lang string) string { return Default().Name(value, lang) }

// Name returns the canonical English name of the body whose value is given
// when lang is "en", else the value. A body known only from a text has one name.
func (a *Authority) Name(value, lang string) string {
	if lang != article.English {
		return value
	}
	if i, known := a.values[value]; known {
		return a.bodies[i].english
	}
	return value
}

// Body returns the canonical value of the body that has such a name, or that alone
// has such a form.
func (a *Authority) Body(name string) (value string, known bool) {
	if i, known := a.find(strings.TrimSpace(name)); known {
		return a.bodies[i].value, true
	}
	return "", false
}

// Value returns the canonical value of the body that a user names by one of its
// canonical names, or by a form that is its alone; else the name itself.
func (a *Authority) Value(name string) string {
	name = strings.TrimSpace(name)
	if value, known := a.Body(name); known {
		return value
	}
	return name
}

// find returns the body that has that canonical name, or that alone has that
// form: "ONU", not "PS". A form that means other things too leads to no body,
// unless it is an acronym.
func (a *Authority) find(name string) (i int, known bool) {
	if i, known = a.byValue[gazetteer.Fold(name)]; known || a.index == nil {
		return i, known
	}
	ws := gazetteer.Words(name, 0)
	if len(ws) == 0 {
		return 0, false
	}
	last, rows := a.index.Longest(ws, 0, nil)
	if last != len(ws) {
		return 0, false
	}
	for n, row := range rows {
		form := a.forms[row]
		if form.support && !form.acronym || n > 0 && form.body != i {
			return 0, false
		}
		i = form.body
	}
	return i, true
}

// Len returns the number of bodies.
func (a *Authority) Len() int { return len(a.bodies) }

// number fills byValue; of two bodies with one name the first keeps it.
func (a *Authority) number() {
	a.byValue = make(map[string]int, 2*len(a.bodies))
	a.values = make(map[string]int, len(a.bodies))
	for i, b := range a.bodies {
		a.claim(b.keys[0], i)
		a.values[b.value] = a.byValue[b.keys[0]]
	}
	for i, b := range a.bodies {
		a.claim(b.keys[1], i)
	}
}

// claim gives body i a folded name that no other body has.
func (a *Authority) claim(key string, i int) {
	if _, taken := a.byValue[key]; !taken && key != "" {
		a.byValue[key] = i
	}
}

// build makes the index of all forms.
func (a *Authority) build() error {
	a.number()
	a.forms = nil
	var names []gazetteer.Name
	for i, b := range a.bodies {
		for _, f := range b.forms {
			f.body, f.kind = i, b.kind
			names = append(names, gazetteer.Name{Text: f.text, Form: f.written(), Row: int32(len(a.forms))})
			a.forms = append(a.forms, f)
		}
	}
	index, err := gazetteer.New(names)
	a.index = index
	return err
}
