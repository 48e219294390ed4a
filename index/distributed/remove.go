package distributed

import (
	"context"
	"regexp"
	"slices"
	"strings"
)

// removedAtOnce is how many indices one request removes: addresses are not of any length.
const removedAtOnce = 30

// Remove takes all of the archive out of the cluster: its generations, and what else it keeps there. Archives whose names
// begin alike stay.
func (e *Engine) Remove(ctx context.Context) error {
	var found map[string]any
	if err := e.client.Do(ctx, "GET", "/"+e.options.Archive+"-*/_alias?expand_wildcards=all", nil, &found); err != nil {
		return err
	}
	ours := regexp.MustCompile("^" + regexp.QuoteMeta(e.options.Archive) + "-(lock|refused-files|[0-9]{6,}(-words|-files|-parts-files)?)$")
	var names []string
	for name := range found {
		if ours.MatchString(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for some := range slices.Chunk(names, removedAtOnce) {
		if err := e.client.Do(ctx, "DELETE", "/"+strings.Join(some, ",")+"?ignore_unavailable=true", nil, nil); err != nil {
			return err
		}
	}
	return nil
}
