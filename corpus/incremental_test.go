package corpus_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
)

// archive is an Earlier in memory.
type archive struct {
	articles []article.Article
	byKey    map[[16]byte]uint32
	broken   bool // no article can be read
}

func newArchive(articles []article.Article) *archive {
	e := &archive{articles: articles, byKey: map[[16]byte]uint32{}}
	for i, a := range articles {
		if a.Reading.Key != [16]byte{} {
			e.byKey[a.Reading.Key] = uint32(i)
		}
	}
	return e
}

func (e *archive) Find(key [16]byte) (number uint32, chrome uint64, known bool) {
	number, known = e.byKey[key]
	if known {
		chrome = e.articles[number].Reading.Chrome
	}
	return number, chrome, known
}

// Article gives what an engine keeps: no Reading, and the story of then.
func (e *archive) Article(number uint32) (article.Article, error) {
	a := e.articles[number]
	a.Reading = article.Reading{}
	if e.broken {
		return a, errors.New("broken")
	}
	return a, nil
}

// made is what a reading came to.
type made struct {
	taken    int
	articles []article.Article
	refused  []string
	parsed   map[string]int // by path
}

func build(t *testing.T, root string, earlier corpus.Earlier) made {
	t.Helper()
	m := made{parsed: map[string]int{}}
	var mu sync.Mutex
	o := corpus.Options{
		Program: "test", Earlier: earlier,
		Taken:   func() { m.taken++ },
		Refused: func(r *read.Refusal) { m.refused = append(m.refused, r.Error()) },
		Parsed: func(path string) {
			mu.Lock()
			defer mu.Unlock()
			m.parsed[path]++
		},
	}
	for a, err := range corpus.Articles(t.Context(), root, o) {
		if err != nil {
			t.Fatal(err)
		}
		m.articles = append(m.articles, a)
	}
	return m
}

func (m made) equals(t *testing.T, want made) {
	t.Helper()
	if !slices.Equal(m.refused, want.refused) {
		t.Errorf("refused %q\nwant %q", m.refused, want.refused)
	}
	if len(m.articles) != len(want.articles) {
		t.Fatalf("%d articles, want %d", len(m.articles), len(want.articles))
	}
	for i, a := range m.articles {
		if !reflect.DeepEqual(a, want.articles[i]) {
			t.Fatalf("article %d is\n%+v\nwant\n%+v", i, a, want.articles[i])
		}
	}
}

// TestWhatIsReadAgainIsWhatIsReadAnew edits corpora at random, and reads each from the archive of the one before
// and from nothing.
func TestWhatIsReadAgainIsWhatIsReadAnew(t *testing.T) {
	won, lost := 0, 0
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			p := press{Rand: rand.New(rand.NewPCG(seed, 7)), root: t.TempDir(), files: map[string]string{}}
			for range 40 {
				p.edit()
			}
			p.write(t)
			before := build(t, p.root, nil)
			for range 12 {
				for range 1 + p.IntN(14) {
					p.edit()
				}
				p.write(t)
				full := build(t, p.root, nil)
				build(t, p.root, newArchive(before.articles)).equals(t, full)
				w, l := crossed(before.articles, full.articles)
				won, lost = won+w, lost+l
				before = full
			}
		})
	}
	if won < 5 || lost < 5 {
		t.Errorf("%d articles that nobody changed came to have chrome and %d lost it, too few to try it", won, lost)
	}
}

// crossed counts articles of the same piece that came to have chrome, and that lost it.
func crossed(before, after []article.Article) (won, lost int) {
	had := map[[16]byte]bool{}
	for _, a := range before {
		had[a.Reading.Key] = a.Reading.Chrome>>2 != 0
	}
	for _, a := range after {
		switch had, known := had[a.Reading.Key]; {
		case known && !had && a.Reading.Chrome>>2 != 0:
			won++
		case known && had && a.Reading.Chrome>>2 == 0:
			lost++
		}
	}
	return won, lost
}

func hasChrome(articles []article.Article) bool {
	return slices.ContainsFunc(articles, func(a article.Article) bool { return a.Reading.Chrome>>2 != 0 })
}

// press is a corpus that is edited at random.
type press struct {
	*rand.Rand
	root  string
	files map[string]string
	rows  []string // of metadata.csv
	last  int      // number of the last file
}

func (p *press) write(t *testing.T) {
	t.Helper()
	if err := os.RemoveAll(p.root); err != nil {
		t.Fatal(err)
	}
	files := maps.Clone(p.files)
	files["metadata.csv"] = "file;source;title;date;id\n" + strings.Join(p.rows, "\n")
	for name, content := range files {
		file := filepath.Join(p.root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// edit adds, changes, deletes or renames a file, or changes what is stated about one.
func (p *press) edit() {
	names := slices.Sorted(maps.Keys(p.files))
	if len(names) < 14 || p.IntN(5) < 2 {
		p.last++
		kind := []string{"a/%d.txt", "a/%d.txt", "b/%d.html", "%d.jsonl"}[p.IntN(4)]
		name := fmt.Sprintf(kind, p.last)
		p.files[name] = p.content(name)
		return
	}
	name := names[p.IntN(len(names))]
	switch p.IntN(5) {
	case 0:
		p.files[name] = p.content(name)
	case 1, 2:
		delete(p.files, name)
	case 3:
		p.files["renamed"+filepath.Base(name)] = p.files[name]
		delete(p.files, name)
	case 4:
		p.rows = append(p.rows, fmt.Sprintf("%s;%s;%s;%s;%s", name, p.of("La Province", "", name), p.of("Le budget de la ville", "", "• Titre"),
			p.of("2017-03-12", "31/02/2017", ""), p.of("", "", "stated", name)))
		p.rows = p.rows[max(0, len(p.rows)-12):]
	}
}

func (p *press) of(values ...string) string { return values[p.IntN(len(values))] }

func (p *press) content(name string) string {
	switch filepath.Ext(name) {
	case ".html":
		return "<html><title>" + p.of("La grève", "Le Journal") + "</title><nav>Accueil</nav><p>" + strings.ReplaceAll(p.text(), "\n", "<p>")
	case ".jsonl":
		var lines []string
		for range 1 + p.IntN(4) {
			record, _ := json.Marshal(map[string]string{
				"text": p.text(), "source": p.of("La Province", "Le Soir", ""), "id": p.of("", "", fmt.Sprint(p.IntN(40))),
				"url": p.of("", "https://soir.example/x"), "title": p.of("", "Un titre stated"), "date": p.of("", "", "hier", "2018"),
			})
			lines = append(lines, string(record))
		}
		return strings.Join(append(lines, p.of("", "{", "[]")), "\n")
	}
	return p.of("", "Une page vide de sens\n\n", "") + p.text()
}

// text is now and then a copy of another, and most have a line that others have.
func (p *press) text() string {
	n := p.IntN(25)
	var b strings.Builder
	fmt.Fprintf(&b, "Le conseil de la ville numéro %d a voté mardi 14 mars 2017 le budget de l'année de la Belgique.\n", n)
	if p.IntN(8) > 0 {
		b.WriteString(p.of("Le journal de toutes les provinces, chaque matin chez vous.", "Notre rubrique de la semaine") + "\n")
	}
	for i := range 5 {
		fmt.Fprintf(&b, "Les %d élus du groupe %d ont voté pour la proposition %d du maire, et l'ONU a salué le vote de ce jour.\n", n*31+i, n*7, n+i*i)
	}
	return b.String()
}

func TestWhatIsUnchangedIsNotParsedAgain(t *testing.T) {
	root := t.TempDir()
	file := func(n int, more string) {
		text := fmt.Sprintf("La ville %d a voté le budget de l'année.\nLe journal de toutes les provinces, chaque matin.\nLes élus du groupe %d ont dit oui.%s", n, n*n, more)
		if err := os.WriteFile(filepath.Join(root, fmt.Sprintf("%02d.txt", n)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 40 {
		file(n, "")
	}
	first := build(t, root, nil)
	if !hasChrome(first.articles) {
		t.Fatal("no line is chrome")
	}
	file(7, " Et puis non.")
	earlier := newArchive(first.articles)
	again := build(t, root, earlier)
	again.equals(t, build(t, root, nil))
	if want := map[string]int{"07.txt": 3}; !maps.Equal(again.parsed, want) || again.taken != 39 {
		t.Errorf("parsed %v and took %d, want %v and 39", again.parsed, again.taken, want)
	}
	earlier.broken = true
	again = build(t, root, earlier)
	again.equals(t, build(t, root, nil))
	if len(again.parsed) != 40 || again.taken != 0 {
		t.Errorf("of an archive that cannot be read, %d files are read again, %d articles taken", len(again.parsed), again.taken)
	}
}

// TestARefusedValueIsToldAgain holds that of an article whose values were refused, only those are read again.
func TestARefusedValueIsToldAgain(t *testing.T) {
	p := press{root: t.TempDir(), files: map[string]string{"1.jsonl": `{"text": "Le conseil a voté le budget de la ville.", "date": "hier", "countries": ["Atlantide"]}`}}
	p.write(t)
	first := build(t, p.root, nil)
	if len(first.refused) != 2 {
		t.Fatalf("refused %q", first.refused)
	}
	again := build(t, p.root, newArchive(first.articles))
	again.equals(t, first)
	if again.parsed["1.jsonl"] != 1 || again.taken != 0 || first.articles[0].Reading.Key == [16]byte{} {
		t.Errorf("parsed %d times, %d taken, of %x", again.parsed["1.jsonl"], again.taken, first.articles[0].Reading.Key)
	}
}

// TestAFaultRefusesItsArticleAlone lets the program fail on one article.
func TestAFaultRefusesItsArticleAlone(t *testing.T) {
	p := press{root: t.TempDir(), files: map[string]string{}}
	for _, name := range []string{"1.txt", "2.txt", "3.txt"} {
		p.files[name] = "Le conseil a voté le budget de la ville " + name
	}
	p.write(t)
	var refused []string
	o := corpus.Options{
		Refused: func(r *read.Refusal) { refused = append(refused, r.Error()) },
		Parsed: func(path string) {
			if path == "2.txt" {
				panic("index out of range")
			}
		},
	}
	n := 0
	for _, err := range corpus.Articles(t.Context(), p.root, o) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if want := []string{"2.txt: the program fails on it: index out of range"}; n != 2 || !slices.Equal(refused, want) {
		t.Errorf("%d articles, refused %q, want 2 and %q", n, refused, want)
	}
}

// TestAFaultBesideTheArticlesIsAnError lets the program fail while it walks through the corpus.
func TestAFaultBesideTheArticlesIsAnError(t *testing.T) {
	o := corpus.Options{}
	o.Read.Wait = func(string, time.Time) bool { panic("index out of range") }
	for _, err := range corpus.Articles(t.Context(), "../seeds", o) {
		if err == nil || !strings.Contains(err.Error(), "the program fails on it: index out of range") {
			t.Errorf("error %v", err)
		}
	}
}

func TestAnotherProgramOrOtherSettingsReadAllAgain(t *testing.T) {
	read := func(o corpus.Options) (keys [][16]byte) {
		for a, err := range corpus.Articles(t.Context(), "../seeds", o) {
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, a.Reading.Key)
		}
		return keys
	}
	first := read(corpus.Options{Program: "a"})
	crawled := corpus.Options{Program: "a"}
	crawled.Extract.CrawledBefore = "2020-01-01"
	for _, o := range []corpus.Options{{}, {Program: "b"}, crawled} {
		for i, key := range read(o) {
			if key == first[i] || (key == [16]byte{}) != (o.Program == "") {
				t.Errorf("%+v: key %x", o, key)
			}
		}
	}
}
