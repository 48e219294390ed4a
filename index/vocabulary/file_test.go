package vocabulary

import (
	"bytes"
	"errors"
	"testing"

	"kiosque/article"
)

// sample is a small archive with everything in it.
func sample() *Vocabulary {
	b := newLibrary()
	for _, row := range [][4]string{
		{"a1", "fr", "Cybersécurité : l’Allemagne renforce sa défense", "Le porte-parole du gouvernement a parlé de cybersécurité et de l’état d’urgence. Les cyber-attaques inquiètent l’ANSSI."},
		{"a2", "fr", "Le porte-parole dément", "Le porte-parole du gouvernement dément toute cyber-attaque ; l’état d’urgence demeure, et la cybersécurité aussi."},
		{"a3", "en", "German cybersecurity agency warns of attacks", "The agency said the government should accommodate new threats to cybersecurity."},
		{"a4", "en", "Government to accommodate refugees", "The government will accommodate refugees, the agency said."},
	} {
		a := newArticle(row[0], row[1], row[2], row[3])
		a.Countries = []article.Fact{{Value: "DE"}}
		a.Organisations = []article.Fact{{Value: "Agence nationale de la sécurité des systèmes d’information", Evidence: []article.Evidence{{Words: "ANSSI"}}}}
		b.add(a)
	}
	return b.vocabulary()
}

func written(t testing.TB, v *Vocabulary) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := v.Write(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestWhatWasWrittenIsReadBack(t *testing.T) {
	first := written(t, sample())
	v, err := Read(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, written(t, v)) {
		t.Error("written again it has other bytes")
	}
	if n, text := v.Articles("fr", "cybersecurite"), v.Display("fr", "cybersecurite"); n != 2 || text != "cybersécurité" {
		t.Errorf("cybersecurite: %d articles, %q", n, text)
	}
}

func TestADamagedFileIsRefused(t *testing.T) {
	whole := written(t, sample())
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 0x55
		if _, err := Read(bytes.NewReader(damaged)); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, err := Read(bytes.NewReader(whole[:i])); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
}

// FuzzContent changes what stands inside a file whose checksum is right.
func FuzzContent(f *testing.F) {
	whole := written(f, sample())
	content := whole[len(magic)+8 : len(whole)-4]
	f.Add(content, "cyber")
	f.Add(content[:len(content)/2], "gouvernment")
	f.Add(append(bytes.Clone(content[:100]), content[96:]...), "é")
	f.Fuzz(func(t *testing.T, content []byte, typed string) {
		v, err := decodeVocabulary(content)
		if err != nil {
			return
		}
		ask(t, v, typed)
	})
}

func FuzzQuestions(f *testing.F) {
	for _, typed := range []string{"cyber securite", "porteparole", "l’etat d", "de puis", "\xff\xfe", "title:gouvernment*", "日本", "a\u0301\u00AD", "İstanbul ǅ ﬁ"} {
		f.Add(typed)
	}
	v := sample()
	f.Fuzz(func(t *testing.T, typed string) { ask(t, v, typed) })
}

// ask asks everything and checks that offsets lie in their texts.
func ask(t *testing.T, v *Vocabulary, typed string) {
	v.Correct(typed)
	v.CorrectText(typed)
	for _, s := range v.Suggest(typed, "fr", 10) {
		if s.Start < 0 || s.End < s.Start || s.End > len(s.Text) {
			t.Errorf("%q: %+v", typed, s)
		}
	}
}
