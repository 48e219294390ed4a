package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/generations"
)

// isArchive is what an archive can be called: indices have it at the beginning of their names.
var isArchive = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,99}$`)

// listed is a generation as the cluster lists it, whole or half.
type listed struct {
	name     string   // "000007"
	indices  []string // what is there of it, sorted: the articles first
	manifest manifest // zero where there is none
	uuid     string   // of the index of articles: no other ever has it
	current  bool
	refused  error // why its manifest cannot be read
}

// state is what the cluster says of an index.
type state struct {
	Aliases  map[string]json.RawMessage `json:"aliases"`
	Mappings struct {
		Meta struct {
			Kiosque json.RawMessage `json:"kiosque"`
		} `json:"_meta"`
	} `json:"mappings"`
	Settings struct {
		Index struct {
			UUID string `json:"uuid"`
		} `json:"index"`
	} `json:"settings"`
}

// states asks for indices by a name, an alias or a pattern.
func (e *Engine) states(ctx context.Context, name string) (found map[string]state, err error) {
	if err := e.suits(ctx); err != nil {
		return nil, err
	}
	return statesOf(ctx, e.client, name)
}

func statesOf(ctx context.Context, client *cluster.Client, name string) (found map[string]state, err error) {
	const wanted = "?expand_wildcards=all&filter_path=*.aliases,*.mappings._meta,*.settings.index.uuid"
	return found, client.Do(ctx, "GET", "/"+name+wanted, nil, &found)
}

// list lists what the cluster has of generations, the oldest first.
func (e *Engine) list(ctx context.Context) ([]listed, error) {
	return e.listNamed(ctx, e.options.Archive+"-*")
}

// listNamed lists what is there of the generations whose indices have names of a pattern.
func (e *Engine) listNamed(ctx context.Context, pattern string) ([]listed, error) {
	found, err := e.states(ctx, pattern)
	if err != nil {
		return nil, err
	}
	byName := map[string]*listed{}
	for index, s := range found {
		name, part := e.nameOf(index)
		if name == "" {
			continue
		}
		l := byName[name]
		if l == nil {
			l = &listed{name: name}
			byName[name] = l
		}
		l.indices = append(l.indices, index)
		if part == "" {
			e.read(l, s)
		}
	}
	all := make([]listed, 0, len(byName))
	for _, l := range byName {
		slices.Sort(l.indices)
		all = append(all, *l)
	}
	slices.SortFunc(all, func(a, b listed) int { return generations.Compare(a.name, b.name) })
	return all, nil
}

// read reads what the index of articles says of its generation.
func (e *Engine) read(l *listed, s state) {
	_, l.current = s.Aliases[e.options.Archive]
	l.uuid = s.Settings.Index.UUID
	if meta := s.Mappings.Meta.Kiosque; len(meta) > 0 {
		if err := json.Unmarshal(meta, &l.manifest); err != nil {
			l.refused = fmt.Errorf("its manifest cannot be read: %w", err)
		}
	}
}

// isWhole tells whether a generation is not one that a writer left behind half.
func (l *listed) isWhole() bool { return l.manifest.Whole || l.refused != nil }

// wholeness says why a generation cannot be searched, nil when it can.
func (l *listed) wholeness() error {
	const parts = 3
	switch {
	case l.refused != nil:
		return l.refused
	case !l.manifest.Whole || len(l.indices) < parts:
		return fmt.Errorf("of its indices only %s are there: %w", strings.Join(l.indices, " "), index.ErrStale)
	}
	return l.manifest.Version(format)
}

// nameOf takes the name of an index apart: that of its generation, and which of its indices it is; "" for what is no
// generation of this archive.
func (e *Engine) nameOf(index string) (name, part string) {
	name, found := strings.CutPrefix(index, e.options.Archive+"-")
	name, part, _ = strings.Cut(name, "-")
	if !found || !generations.IsName(name) || !slices.Contains([]string{"", "words", "files", "parts-files"}, part) {
		return "", ""
	}
	return name, part
}

// indexOf is the index of the articles of a generation.
func (e *Engine) indexOf(name string) string { return e.options.Archive + "-" + name }

// nextName is the name after the newest of which anything is there.
func nextName(all []listed) string {
	newest := ""
	if len(all) > 0 {
		newest = all[len(all)-1].name
	}
	return generations.After(newest)
}

// currentOf returns the generation of a list that is current, nil when none is.
func currentOf(all []listed) *listed {
	for i := range all {
		if all[i].current {
			return &all[i]
		}
	}
	return nil
}

// find returns the whole generation of a name. The error names those that there are.
func find(all []listed, name string) (*listed, error) {
	var names []string
	for i := range all {
		if !all[i].isWhole() {
			continue
		}
		if all[i].name == name {
			return &all[i], nil
		}
		names = append(names, all[i].name)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there is no generation %.40q, nor any other", name)
	}
	return nil, fmt.Errorf("there is no generation %.40q, only %s", name, strings.Join(names, " "))
}
