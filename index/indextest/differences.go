package indextest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"kiosque/index"
	"kiosque/query"
)

func totalsDiffer(_ query.Query, got response, want answer) string {
	if got.Total == want.hits && got.Articles == len(want.articles) {
		return ""
	}
	return fmt.Sprintf("total %d of %d articles, want %d of %d", got.Total, got.Articles, want.hits, len(want.articles))
}

// facetsDiffer compares what is listed of each facet: its most frequent values and the chosen ones.
func facetsDiffer(q query.Query, got response, want answer) string {
	for i, name := range query.Facets {
		if len(got.Facets) != len(query.Facets) || got.Facets[i].Name != name {
			return "the facets are others"
		}
		if d := valuesDiffer(got.Facets[i], ranked(want.facets[name], q.Filters[name])); d != "" {
			return d
		}
	}
	return ""
}

// ranked returns the values that have hits or are chosen, by count, then by value.
func ranked(counts map[string]int, chosen []string) (all []index.Value) {
	for value, count := range counts {
		all = append(all, index.Value{Value: value, Count: count, Chosen: slices.Contains(chosen, value)})
	}
	for _, value := range chosen {
		if counts[value] == 0 {
			all = append(all, index.Value{Value: value, Chosen: true})
		}
	}
	slices.SortFunc(all, func(a, b index.Value) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Value, b.Value)
	})
	return all
}

// valuesDiffer compares values in their order; what is not listed is rarer than what is, unless that was chosen.
func valuesDiffer(got index.Facet, want []index.Value) string {
	if got.Unlisted != len(want)-len(got.Values) {
		return fmt.Sprintf("%s: %d values and %d unlisted, want %d", got.Name, len(got.Values), got.Unlisted, len(want))
	}
	listed := got.Values
	unlisted := false
	for _, v := range want {
		if len(listed) > 0 && listed[0] == v && (!unlisted || v.Chosen) {
			listed = listed[1:]
			continue
		}
		if v.Chosen || got.Unlisted == 0 {
			return fmt.Sprintf("%s: listed %v, want %+v", got.Name, listed[:min(1, len(listed))], v)
		}
		unlisted = true
	}
	if len(listed) > 0 {
		return fmt.Sprintf("%s: %+v is not in its place", got.Name, listed[0])
	}
	return ""
}

func askedDiffers(_ query.Query, got response, want answer) string {
	if reflect.DeepEqual(got.Asked, want.asked) {
		return ""
	}
	return fmt.Sprintf("asked %+v\nwant  %+v", got.Asked, want.asked)
}

// hitsDiffer compares the hits as a set, and what is told of each story.
func (h *comparing) hitsDiffer(q query.Query, got response, want answer) string {
	names := names(got.all, q)
	slices.Sort(names)
	if all := h.truth.named(q, want.articles); !slices.Equal(names, all) {
		return fmt.Sprintf("hits %v\nwant %v", names, all)
	}
	told := map[string]int{}
	for _, i := range want.articles {
		told[nameOf(&h.truth.Docs[i].Article, q)]++
	}
	for i := range got.all {
		hit := &got.all[i]
		place, known := h.place[hit.Article.ID]
		if !known || !slices.Contains(want.articles, place) {
			return hit.Article.ID + " is no hit"
		}
		if came, known := h.truth.came[hit.Article.ID]; known && hit.Added != came {
			return fmt.Sprintf("%s came with %v, want %v", hit.Article.ID, hit.Added, came)
		}
		if copies := told[nameOf(&hit.Article, q)] - 1; hit.Copies != copies {
			return fmt.Sprintf("%s has %d copies, want %d", hit.Article.ID, hit.Copies, copies)
		}
	}
	return ""
}

// pageDiffers looks at the page that was asked for: which hits it has, and what is shown of each.
func (h *comparing) pageDiffers(q query.Query, got response, want answer) string {
	page := got.all[min(q.Offset(), len(got.all)):]
	page = page[:min(q.Size, len(page))]
	if !slices.Equal(ids(got.Hits), ids(page)) {
		return fmt.Sprintf("page %v, of all hits %v", ids(got.Hits), ids(page))
	}
	if more := q.Offset()+len(page) < len(got.all); len(page) > 0 && more != (got.Next != "") {
		return fmt.Sprintf("next %q where more hits follow: %v", got.Next, more)
	}
	for i := range got.Hits {
		if d := h.hitDiffers(q, &got.Hits[i], want); d != "" {
			return got.Hits[i].Article.ID + ": " + d
		}
	}
	return ""
}

func (h *comparing) hitDiffers(q query.Query, hit *index.Hit, want answer) string {
	d := &h.truth.Docs[h.place[hit.Article.ID]]
	if !reflect.DeepEqual(hit.Article, d.Article) {
		return fmt.Sprintf("it is not the article that was given:\n%+v\n%+v", hit.Article, d.Article)
	}
	in := slices.IndexFunc(want.asked, func(a index.Asked) bool { return a.Lang == d.Lang })
	if what := d.fragmentsDiffer(want.asked[in].Reading, q.Scope, hit.Fragments); what != "" {
		return fmt.Sprintf("%s\nfragments %+v", what, hit.Fragments)
	}
	return h.reasonsDiffer(q, hit, want)
}
