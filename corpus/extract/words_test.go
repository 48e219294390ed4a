package extract

import (
	"slices"
	"testing"
)

func TestWordsAreFoldedAndKeepTheirPlace(t *testing.T) {
	tests := []struct {
		text        string
		keys, plain []string
	}{
		{"L’Été à Œuvre", []string{"l", "ete", "a", "oeuvre"}, []string{"L", "Ete", "a", "OEuvre"}},
		{"the U.S. and the O.N.U, J. Doe", []string{"the", "us", "and", "the", "onu", "j", "doe"}, []string{"the", "US", "and", "the", "ONU", "J", "Doe"}},
		{"Straße Łódź 2017", []string{"strasse", "lodz", "2017"}, []string{"Strasse", "Lodz", "2017"}},
		{"", nil, nil},
	}
	for _, tt := range tests {
		var keys, plain []string
		const at = 7
		for _, w := range words(tt.text, at) {
			keys, plain = append(keys, w.key), append(plain, w.plain)
			if w.Start < at || w.End > at+len(tt.text) {
				t.Errorf("%q: word %+v", tt.text, w)
			}
		}
		if !slices.Equal(keys, tt.keys) || !slices.Equal(plain, tt.plain) {
			t.Errorf("%q: %q %q", tt.text, keys, plain)
		}
	}
}

func TestWordsSayWhatJoinsThem(t *testing.T) {
	want := []joint{jointBreak, jointApostrophe, jointBlank, jointHyphen, jointBlank, jointBreak, jointBreak, jointBlank, jointNone, jointNone}
	var got []joint
	for _, w := range words("l’un et-deux\ntrois, un\n\ndeux AT&T", 0) {
		got = append(got, w.joint)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
