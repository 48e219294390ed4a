package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func utf16(t *testing.T, s string, mark bool) string {
	t.Helper()
	policy := unicode.IgnoreBOM
	if mark {
		policy = unicode.UseBOM
	}
	out, err := unicode.UTF16(unicode.LittleEndian, policy).NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestBytesBecomeTextByEvidence(t *testing.T) {
	const french = "L’été à Bruxelles : « cœur » €"
	western, err := charmap.Windows1252.NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	bigEndian, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, bytes, want string }{
		{"UTF-8", french, french},
		{"UTF-8 with a mark", "\ufeff" + french, french},
		{"UTF-16 with a mark", utf16(t, french, true), french},
		{"UTF-16 without a mark", utf16(t, french, false), french},
		{"UTF-16, big end first", bigEndian, french},
		{"UTF-16, big end first, without a mark", bigEndian[2:], french},
		{"Windows-1252 by its quotes", western, french},
		{"ISO-8859-1 is a part of it", "\xe9t\xe9", "été"},
		{"a half stays a half", "1\xbd heure, 3\xbc tours \xe0 pied", "1½ heure, 3¼ tours à pied"},
		{"ISO-8859-15 by the œ in a word", "un c\xbdur", "un cœur"},
		{"ISO-8859-15 by the euro", "dix \xa4 l'entr\xe9e", "dix € l'entrée"},
		{"UTF-8 with a stray byte of Windows-1252", "déjà vu, déjà lu \xe9 !", "déjà vu, déjà lu é !"},
		{"UTF-8 cut within a character", "déjà l\xc3", "déjà l"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := decode([]byte(test.bytes), false); got != test.want || err != nil {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestAPageMayDeclareItsEncoding(t *testing.T) {
	tests := []struct{ name, bytes, want string }{
		{"Cyrillic", `<meta charset="windows-1251"><p>` + "\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"},
		{"valid UTF-8 outdoes what is declared", `<meta charset="iso-8859-1"><p>été`, "été"},
		{"so do the quotes of Windows-1252", `<meta http-equiv="content-type" content="text/html; charset=iso-8859-15"><p>` + "l\x92\xe9t\xe9", "l’été"},
		{"nothing declared", "<p>\xe9t\xe9", "été"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := documentOf([]byte(test.bytes), true)
			if d.Text != test.want || err != nil {
				t.Errorf("got %q, %v; want %q", d.Text, err, test.want)
			}
		})
	}
}

func TestMojibakeIsRepairedWhereItIsUnambiguous(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"accents", "L'Ã©tÃ© dernier, Ã\u00a0 BogotÃ¡", "L'été dernier, à Bogotá"},
		{"a folded blank", "dÃ©jÃ  vu", "déjà vu"},
		{"quotes and dashes", "lâ€™Ã©tÃ© â€“ Å“uvre", "l’été – œuvre"},
		{"guillemets", "Â« bon Â»", "« bon »"},
		{"read as ISO-8859-1", "l\u00e2\u0080\u0099Ã©tÃ©", "l’été"},
		{"each line by itself", "Ã©tÃ©\nété Ã©", "été\nété Ã©"},
		{"a line that has right accents is left", "« Ã© » au lieu de é", "« Ã© » au lieu de é"},
		{"capitals before a closing quote", "« LIBERTÉ» dit-il", "« LIBERTÉ» dit-il"},
		{"Portuguese", "SÃO PAULO", "SÃO PAULO"},
		{"a read byte order mark", "ï»¿Titre", "Titre"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := repair(test.in); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTextIsCleaned(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"line ends", "a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"tabs", "a\tb", "a b"},
		{"composed letters", "e\u0301te\u0301", "été"},
		{"unseen characters", "a\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffd\x00\x07\u0090\u202e\u2066b", "ab"},
		{"an accent after an unseen character", "e\u200b\u0301", "é"},
		{"narrow blanks and guillemets stay", "«\u202fa\u00a0»\u2009!", "«\u202fa\u00a0»\u2009!"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := tidy(test.in); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	seeds, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range seeds {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b[:500])
	}
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("Ã©tÃ© \xe9 e\u0301" + strings.Repeat("\u0301", 40)))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := documentOf(b, false)
		if err != nil {
			return
		}
		if why := clean(d.Text); why != "" {
			t.Errorf("%q became %q, which is %s", b, d.Text, why)
		}
	})
}
