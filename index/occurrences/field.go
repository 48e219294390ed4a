package occurrences

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/blevesearch/vellum"
)

// Field is the words of one field.
type Field struct {
	file         []byte
	forms, stems *vellum.FST // nil in a field without words
}

// Form is a form of a word in a field.
type Form struct {
	Text     string
	Articles int // that have it
	stream   []byte
}

// Stream returns where the form stands, article by article.
func (f Form) Stream() Stream { return Stream{rest: f.stream} }

// Form returns a form; ok is false when no article has it.
func (f *Field) Form(text string) (form Form, ok bool, err error) {
	if f.forms == nil {
		return Form{}, false, nil
	}
	at, ok, err := f.forms.Get([]byte(text))
	if err != nil || !ok {
		return Form{}, false, err
	}
	form, err = f.at(at)
	return form, true, err
}

// Stem returns the forms that have a stem, sorted.
func (f *Field) Stem(stem string) ([]Form, error) {
	if f.stems == nil {
		return nil, nil
	}
	value, ok, err := f.stems.Get([]byte(stem))
	if err != nil || !ok {
		return nil, err
	}
	if value&1 == 0 {
		form, err := f.at(value >> 1)
		return []Form{form}, err
	}
	return f.group(value >> 1)
}

func (f *Field) group(at uint64) ([]Form, error) {
	if at >= uint64(len(f.file)) {
		return nil, errDamaged
	}
	r := reader{rest: f.file[at:]}
	n := r.number()
	if n > uint64(len(r.rest)) {
		return nil, errDamaged
	}
	forms := make([]Form, n)
	for i := range forms {
		var err error
		if forms[i], err = f.at(r.number()); err != nil || r.broken {
			return nil, errors.Join(err, errDamaged)
		}
	}
	return forms, nil
}

// Prefixed returns the first most forms that begin with prefix, sorted.
func (f *Field) Prefixed(prefix string, most int) ([]Form, error) {
	if f.forms == nil {
		return nil, nil
	}
	it, err := f.forms.Iterator([]byte(prefix), after(prefix))
	return f.read(it, err, most)
}

// Matching returns the first most forms that an automaton accepts, sorted.
func (f *Field) Matching(a vellum.Automaton, most int) ([]Form, error) {
	if f.forms == nil {
		return nil, nil
	}
	it, err := f.forms.Search(a, nil, nil)
	return f.read(it, err, most)
}

func (f *Field) read(it vellum.Iterator, err error, most int) (forms []Form, _ error) {
	for ; err == nil && len(forms) < most; err = it.Next() {
		_, at := it.Current()
		form, err := f.at(at)
		if err != nil {
			return nil, err
		}
		forms = append(forms, form)
	}
	if err != nil && !errors.Is(err, vellum.ErrIteratorDone) {
		return nil, err
	}
	return forms, nil
}

// after returns the first text after all that begin with prefix; nil when there is none.
func after(prefix string) []byte {
	end := []byte(prefix)
	for len(end) > 0 && end[len(end)-1] == 0xff {
		end = end[:len(end)-1]
	}
	if len(end) == 0 {
		return nil
	}
	end = slices.Clone(end)
	end[len(end)-1]++
	return end
}

// at reads the record at an offset.
func (f *Field) at(offset uint64) (Form, error) {
	if offset >= uint64(len(f.file)) {
		return Form{}, errDamaged
	}
	r := reader{rest: f.file[offset:]}
	text := string(r.bytes())
	articles := int(r.number())
	form := Form{text, articles, r.bytes()}
	if r.broken || len(form.stream) < articles {
		return Form{}, errDamaged
	}
	return form, nil
}

// reader reads the head of a record.
type reader struct {
	rest   []byte
	broken bool
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.broken, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) bytes() []byte {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.broken = true
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}
