package vocabulary

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// slip is one row of data/slips.tsv, in one direction.
type slip struct {
	typed, right string
	start, end   bool // only there
	cost         float32
}

// slips of a language by the last letter of what is typed; those that type nothing
// by the last letter of what is right, plus 256.
type slips [512][]slip

var slipsOf = sync.OnceValue(func() map[string]*slips {
	found := map[string]*slips{"fr": {}, "en": {}}
	for _, row := range rows("slips", 4) {
		cost, err := strconv.ParseFloat(row[3], 32)
		if err != nil {
			panic(fmt.Errorf("read table slips: %w", err))
		}
		for lang, s := range found {
			if row[0] == lang || row[0] == "*" {
				s.add(row[1], row[2], float32(cost))
				s.add(row[2], row[1], float32(cost))
			}
		}
	}
	found[""] = &slips{}
	return found
})

func (s *slips) add(typed, right string, cost float32) {
	x := slip{cost: cost}
	x.start = strings.HasPrefix(typed+right, "^") || strings.Contains(right, "^")
	x.end = strings.HasSuffix(typed, "$") || strings.HasSuffix(right, "$")
	bare := strings.NewReplacer("^", "", "$", "", none, "")
	x.typed, x.right = bare.Replace(typed), bare.Replace(right)
	place := 256
	if x.typed != "" {
		place = int(x.typed[len(x.typed)-1])
	} else {
		place += int(x.right[len(x.right)-1])
	}
	s[place] = append(s[place], x)
}

// fits tells whether x ends at typed[:i] and right[:j].
func (x *slip) fits(typed, right string, i, j int) bool {
	return len(x.typed) <= i && len(x.right) <= j &&
		(!x.end || i == len(typed) && j == len(right)) && (!x.start || i == len(x.typed) && j == len(x.right)) &&
		typed[i-len(x.typed):i] == x.typed && right[j-len(x.right):j] == x.right
}
