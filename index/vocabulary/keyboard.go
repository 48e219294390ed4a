package vocabulary

import "sync"

// neighbours tells for two letters whether their keys touch on a keyboard that French or English is typed on.
var neighbours = sync.OnceValue(func() *[256][256]bool {
	var near [256][256]bool
	last := ""
	for _, row := range rows("keyboards", 3) {
		if row[1] == "1" {
			last = ""
		}
		for i := range len(row[2]) {
			for _, other := range []struct {
				keys string
				at   int
			}{{row[2], i + 1}, {last, i}, {last, i + 1}} {
				if other.at < len(other.keys) {
					a, b := row[2][i], other.keys[other.at]
					near[a][b], near[b][a] = true, true
				}
			}
		}
		last = row[2]
	}
	return &near
})
