package web

import (
	"maps"
	"slices"
	"strconv"

	"kiosque/query"
)

// form is what the search box and its options show.
type form struct {
	Hidden  []hidden
	Longest int // characters of the text
	Raw     bool
	Sorts   []option
	Sizes   []option
}

type option struct {
	Value, Text string
	Selected    bool
}

// pageSizes are the sizes that the page offers.
var pageSizes = []int{10, 20, 50, 100}

func newForm(f Frame, p SearchPage) form {
	q := p.Search
	v := form{Longest: query.MaxText, Raw: q.Scope == query.Raw}
	for _, s := range []query.Sort{query.Relevance, query.Newest, query.Oldest, query.Added} {
		v.Sorts = append(v.Sorts, option{string(s), f.T("sort." + string(s)), s == q.Sort})
	}
	if q.Text == "" { // nothing is more or less relevant then
		v.Sorts[0].Text = f.T("sort.unasked")
	}
	v.Sizes = f.sizes(q.Size)
	unseen := []string{"translate", "untranslated", "relax", "explain", "copies", "story", "since", "from", "to", "unit", "share"}
	if p.Result.Total == 0 { // the page has no selects then
		unseen = append(unseen, "sort", "size")
	}
	values := q.Values()
	maps.DeleteFunc(values, func(name string, _ []string) bool { return !slices.Contains(unseen, name) })
	v.Hidden = f.kept(values)
	return v
}

// sizes are those that the page offers, and the one in use.
func (f Frame) sizes(size int) []option {
	offered := pageSizes
	if !slices.Contains(offered, size) {
		offered = append(slices.Clone(offered), size)
		slices.Sort(offered)
	}
	var all []option
	for _, n := range offered {
		all = append(all, option{strconv.Itoa(n), f.Language.Number(n), n == size})
	}
	return all
}
