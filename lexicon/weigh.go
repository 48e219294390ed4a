package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// normalised returns ways with weights that add up to 1, best first, no terms twice, at most
// MaxWays, without the tiny ones; nil for none.
func normalised(ways []Way) []Way {
	if len(ways) == 0 {
		return nil
	}
	ways = merged(ways)
	slices.SortFunc(ways, func(a, b Way) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
	total := sum(ways)
	kept := 0
	for kept < min(len(ways), MaxWays) && ways[kept].Weight > 0 && (kept == 0 || ways[kept].Weight >= tiny*total) {
		kept++
	}
	if kept == 0 {
		return nil
	}
	ways = ways[:kept:kept] // made by merged: nobody else's
	scale(ways, 1/sum(ways))
	return ways
}

// mixed gives first a share of the weight and rest what is left of it; where one is
// empty, the other has all.
func mixed(first []Way, share float64, rest []Way) []Way {
	if len(first) == 0 || len(rest) == 0 {
		return normalised(slices.Concat(first, rest))
	}
	return normalised(slices.Concat(scaled(first, share), scaled(rest, 1-share)))
}

func sum(ways []Way) float64 {
	total := 0.0
	for _, w := range ways {
		total += w.Weight
	}
	return total
}

// scaled returns a copy of ways with every weight times f.
func scaled(ways []Way, f float64) []Way {
	copied := slices.Clone(ways)
	scale(copied, f)
	return copied
}

// scale multiplies the weights of ways.
func scale(ways []Way, f float64) {
	for i := range ways {
		ways[i].Weight *= f
	}
}

// merged adds up the weights of ways that have the same terms; the text of the first
// stays.
func merged(ways []Way) []Way {
	distinct := make([]Way, 0, len(ways))
	for _, w := range ways {
		at := slices.IndexFunc(distinct, func(d Way) bool { return sameTerms(d.Terms, w.Terms) })
		if at < 0 {
			distinct = append(distinct, w)
			continue
		}
		distinct[at].Weight += w.Weight
		distinct[at].Checked = distinct[at].Checked || w.Checked
		distinct[at].itself = distinct[at].itself || w.itself && strings.EqualFold(distinct[at].Text, w.Text)
	}
	return distinct
}

// sameTerms compares the words of two ways; their places follow from them nearly always.
func sameTerms(a, b []Term) bool {
	return slices.EqualFunc(a, b, func(x, y Term) bool { return x.Text == y.Text })
}
