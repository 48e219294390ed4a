package web

import (
	"encoding/binary"
	"sync"

	"golang.org/x/text/collate"

	"kiosque/index"
	"kiosque/query"
)

// maxNames is how many names of one facet are remembered in one language: an answer lists
// some hundreds, and most list the same. Ten thousand take about two megabytes.
const maxNames = 10_000

// Names remembers what the values of facets are called, for an answer names hundreds.
// The zero Names is empty and ready; it is safe for concurrent use, and for the labels of
// one server: it knows nothing of other ways to name organisations.
type Names struct {
	mu    sync.RWMutex
	known map[scope]map[string]*name
}

type scope struct {
	language *Language
	facet    query.Facet
}

// listed is a value of a facet and what it is called.
type listed struct {
	*index.Value
	*name
}

// name is what a value is called.
type name struct {
	label string
	order string // sorts as the language sorts labels
	head  uint64 // the beginning of order
}

// listed returns the values of a facet with their names, in their order.
func (l Labels) listed(of index.Facet) []listed {
	all := make([]listed, len(of.Values))
	for i := range all {
		all[i].Value = &of.Values[i]
	}
	switch {
	case l.Names == nil:
		l.find(of.Name, all)
	case !l.Names.recall(scope{l.Language, of.Name}, all):
		l.find(of.Name, all)
		l.Names.keep(scope{l.Language, of.Name}, all)
	}
	return all
}

// find finds the names that are missing.
func (l Labels) find(f query.Facet, all []listed) {
	order, key := collate.New(l.Language.tag, collate.IgnoreCase), collate.Buffer{}
	for i := range all {
		if v := &all[i]; v.name == nil {
			label := l.name(f, v.Value.Value)
			sorted := string(order.KeyFromString(&key, label))
			v.name = &name{label, sorted, headOf(sorted)}
			key.Reset()
		}
	}
}

// headOf returns the first eight bytes of a text: a number sorts faster.
func headOf(text string) uint64 {
	var head [8]byte
	copy(head[:], text)
	return binary.BigEndian.Uint64(head[:])
}

// recall fills in the names that are known; it tells whether those are all.
func (n *Names) recall(in scope, all []listed) bool {
	n.mu.RLock()
	defer n.mu.RUnlock()
	known, complete := n.known[in], true
	for i := range all {
		all[i].name = known[all[i].Value.Value]
		complete = complete && all[i].name != nil
	}
	return complete
}

func (n *Names) keep(in scope, all []listed) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.known == nil {
		n.known = map[scope]map[string]*name{}
	}
	known := n.known[in]
	if known == nil || len(known)+len(all) > maxNames {
		known = make(map[string]*name, len(all))
		n.known[in] = known
	}
	for _, v := range all {
		known[v.Value.Value] = v.name
	}
}

// Labels returns the labels of the values of a facet, in their order; see Label.
func (l Labels) Labels(of index.Facet) []string {
	all := make([]string, len(of.Values))
	if l.Names != nil && l.Names.labels(scope{l.Language, of.Name}, of.Values, all) {
		return all
	}
	for i, v := range l.listed(of) {
		all[i] = v.label
	}
	return all
}

// labels fills in the labels that are known; it tells whether those are all.
func (n *Names) labels(in scope, values []index.Value, all []string) bool {
	n.mu.RLock()
	defer n.mu.RUnlock()
	known := n.known[in]
	for i := range values {
		found, ok := known[values[i].Value]
		if !ok {
			return false
		}
		all[i] = found.label
	}
	return true
}
