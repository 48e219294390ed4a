package occurrences

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/blevesearch/vellum"
)

// Merge writes the file at path from runs, given in the order of their articles. The
// runs stay.
func Merge(ctx context.Context, path string, runs []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	m := &merger{ctx: ctx, out: bufio.NewWriterSize(f, 1<<20)}
	if err := errors.Join(m.merge(runs), m.out.Flush(), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("merge occurrences: %w", err)
	}
	return nil
}

type merger struct {
	ctx       context.Context
	out       *bufio.Writer
	at        uint64 // offset in the file
	directory directory
}

func (m *merger) merge(paths []string) error {
	runs := make([]*run, len(paths))
	for i, path := range paths {
		r, err := openRun(path)
		if err != nil {
			return err
		}
		defer func() { _ = r.file.Unmap() }()
		runs[i] = r
	}
	m.put([]byte(magic))
	for _, name := range fieldsOf(runs) {
		if err := m.field(name, runs); err != nil {
			return err
		}
	}
	m.lengths(runs)
	return m.finish()
}

// put writes b; an error stays with the writer, whose Flush tells it.
func (m *merger) put(b []byte) {
	_, _ = m.out.Write(b)
	m.at += uint64(len(b))
}

// fieldsOf returns the fields of all runs, sorted, as they are in each run.
func fieldsOf(runs []*run) []string {
	var names []string
	for _, r := range runs {
		names = append(names, r.fields...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// stemmed is a form of a stem, by its record.
type stemmed struct {
	stem   string
	record uint64
}

func (m *merger) field(name string, runs []*run) error {
	var dictionary bytes.Buffer
	forms, err := vellum.New(&dictionary, nil)
	if err != nil {
		return err
	}
	var stems []stemmed
	queue := with(name, runs)
	for len(queue) > 0 {
		if m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		form, stem := queue[0].form, queue[0].stem
		stems = append(stems, stemmed{stem, m.at})
		if err := forms.Insert([]byte(form), m.at); err != nil {
			return err
		}
		m.record(form, queue.take(form))
	}
	if err := forms.Close(); err != nil {
		return err
	}
	for _, r := range runs {
		if r.reads(name) {
			r.fields = r.fields[1:]
			r.begin()
		}
	}
	d := fieldEntry{Name: name, Forms: m.section(dictionary.Bytes())}
	d.Stems, err = m.stems(stems)
	m.directory.Fields = append(m.directory.Fields, d)
	return err
}

// record writes a form from its parts in each run.
func (m *merger) record(form string, parts []part) {
	articles, size := uint64(0), 0
	for _, p := range parts {
		articles, size = articles+p.articles, size+len(p.stream)
	}
	head := binary.AppendUvarint(appendString(nil, form), articles)
	m.put(binary.AppendUvarint(head, uint64(size)))
	for _, p := range parts {
		m.put(p.stream)
	}
}

// stems writes the groups of forms, then the dictionary of stems.
func (m *merger) stems(all []stemmed) (section, error) {
	slices.SortStableFunc(all, func(a, b stemmed) int { return cmp.Compare(a.stem, b.stem) })
	var dictionary bytes.Buffer
	b, err := vellum.New(&dictionary, nil)
	if err != nil {
		return section{}, err
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].stem == all[0].stem {
			n++
		}
		if err := b.Insert([]byte(all[0].stem), m.group(all[:n])); err != nil {
			return section{}, err
		}
		all = all[n:]
	}
	if err := b.Close(); err != nil {
		return section{}, err
	}
	return m.section(dictionary.Bytes()), nil
}

// group returns what the dictionary says of a stem with these forms.
func (m *merger) group(forms []stemmed) uint64 {
	if len(forms) == 1 {
		return forms[0].record << 1
	}
	at := m.at
	buf := binary.AppendUvarint(nil, uint64(len(forms)))
	for _, f := range forms {
		buf = binary.AppendUvarint(buf, f.record)
	}
	m.put(buf)
	return at<<1 | 1
}

// part is a form in one run.
type part struct {
	articles uint64
	stream   []byte
}

// queue is runs by the form that comes first in each.
type queue []queued

type queued struct {
	*run
	order int
}

func with(field string, runs []*run) queue {
	var q queue
	for i, r := range runs {
		if r.reads(field) && r.form != "" {
			q = append(q, queued{r, i})
		}
	}
	heap.Init(&q)
	return q
}

// take takes the parts of form, which is the first, in the order of the runs.
func (q *queue) take(form string) []part {
	var parts []part
	for len(*q) > 0 && (*q)[0].form == form {
		r := (*q)[0].run
		parts = append(parts, part{r.articles, r.stream})
		if r.next(); r.form == "" {
			heap.Pop(q)
		} else {
			heap.Fix(q, 0)
		}
	}
	return parts
}

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].form < q[j].form || q[i].form == q[j].form && q[i].order < q[j].order
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(queued)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	r := (*q)[last]
	*q = (*q)[:last]
	return r
}
