package organisations

import "strings"

// minShared is the number of platforms from which a line of them is a list to share on.
const minShared = 2

// dropShareLists forgets the platforms, from mention from on, of the lines of a
// text that only list them: "Facebook Twitter LinkedIn Email".
func (f *finder) dropShareLists(t *passageText, from int) {
	owner := map[int]int{} // word → mention of a platform
	for n := from; n < len(f.mentions); n++ {
		if m := f.mentions[n]; f.isPlatform(m) {
			for i := m.first; i < m.last; i++ {
				owner[i] = n
			}
		}
	}
	if len(owner) < minShared {
		return
	}
	for first := 0; first < len(t.words); {
		last := first + 1
		for last < len(t.words) && !strings.Contains(t.before(last), "\n") {
			last++
		}
		f.dropShareList(t, owner, first, last)
		first = last
	}
}

func (f *finder) dropShareList(t *passageText, owner map[int]int, first, last int) {
	named := map[int]bool{}
	for i := first; i < last; i++ {
		if n, platform := owner[i]; platform {
			named[n] = true
		} else if !lexicon().has("share", t.words[i].Key) {
			return
		}
	}
	if len(named) < minShared {
		return
	}
	for n := range named {
		f.mentions[n].fit = misfit
	}
}

// isPlatform tells whether m can mean a platform.
func (f *finder) isPlatform(m mention) bool {
	for _, row := range m.forms {
		if f.au.forms[row].kind == kindPlatform {
			return true
		}
	}
	return false
}
