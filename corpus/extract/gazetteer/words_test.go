package gazetteer

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
		for _, w := range Words(tt.text, at) {
			keys, plain = append(keys, w.Key), append(plain, w.Plain)
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
	want := []Joint{Break, Apostrophe, Blank, Hyphen, Blank, Break, Break, Blank, None, None}
	var got []Joint
	for _, w := range Words("l’un et-deux\ntrois, un\n\ndeux AT&T", 0) {
		got = append(got, w.Joint)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
