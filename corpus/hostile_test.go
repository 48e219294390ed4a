//go:build !race

// Time and memory are measured here, which the race detector multiplies.

package corpus_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
)

// What a hostile file may cost: its time on one slow core, and memory at any moment.
const (
	hostileTime   = 20 * time.Second
	hostileMemory = 800 << 20
)

// hostile is a corpus that somebody made to do harm. Beside it lies fine.txt, which must come out whatever else does.
type hostile struct {
	name  string
	write func(t *testing.T, root string)
	kept  int    // articles beside fine.txt
	told  string // a part of the first refusal, "" when there is none
}

const fine = "La Belgique a voté le budget de l'année.\n\nLe vote a eu lieu mardi 14 mars 2017, a dit le ministre."

func file(name string, content func() string) func(*testing.T, string) {
	return func(t *testing.T, root string) {
		t.Helper()
		put(t, root, name, content())
	}
}

func text(name, content string) func(*testing.T, string) {
	return file(name, func() string { return content })
}

func flood(name, piece string, times int) func(*testing.T, string) {
	return file(name, func() string { return strings.Repeat(piece, times) })
}

func put(t *testing.T, root, name, content string) {
	t.Helper()
	path := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// bomb is a gzipped file of one piece, many times.
func bomb(name, piece string, times int) func(*testing.T, string) {
	return func(t *testing.T, root string) {
		t.Helper()
		f, err := os.Create(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z := gzip.NewWriter(f)
		for range times {
			_, _ = io.WriteString(z, piece)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// sparse is a file of so many bytes that takes no room: zeros after a beginning, then an end.
func sparse(name, begin string, size int64, end string) func(*testing.T, string) {
	return func(t *testing.T, root string) {
		t.Helper()
		put(t, root, name, begin)
		f, err := os.OpenFile(filepath.Join(root, name), os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteAt([]byte(end), size-int64(len(end))); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	kilo = 1_000
	mega = 1_000_000
)

func hostiles() []hostile {
	record := func(name, format string, values ...any) func(*testing.T, string) {
		return file(name, func() string { return fmt.Sprintf(format, values...) })
	}
	long := strings.Repeat("a", mega)
	return []hostile{
		{"gzip bomb, a thousand to one", bomb("a.txt.gz", long, 300), 0, "larger than 16 MiB"},
		{"gzip bomb of records without a line end", bomb("a.jsonl.gz", long, 1000), 0, "expands to too much"},
		{"gzip in gzip", func(t *testing.T, root string) {
			bomb("inner.gz", long, 10)(t, root)
			inner, _ := os.ReadFile(filepath.Join(root, "inner.gz"))
			bomb("a.txt.gz", string(inner), 1)(t, root)
			os.Remove(filepath.Join(root, "inner.gz"))
		}, 0, "binary, not text"},
		{"line of a gigabyte", sparse("a.jsonl", strings.Repeat("a", 5000), 1<<30, "\n{\"text\":\"Une ligne.\"}"), 1, "larger than 16 MiB"},
		{"object of a gigabyte", sparse("a.json", `{"text":"`+strings.Repeat("a", 5000), 1<<30, `"}`), 0, "larger than 16 MiB"},
		{"a million elements in each other", flood("a.html", "<div>", mega), 0, "empty"},
		{"a million bold elements in each other", file("a.html", func() string { return strings.Repeat("<b>", mega) + "gras" }), 1, ""},
		{"a hundred thousand tables in each other", file("a.html", func() string { return strings.Repeat("<table><tr><td>", 100*kilo) + "x" }), 1, ""},
		{"a hundred thousand styled elements in each other", file("a.html", func() string {
			return strings.Repeat(`<font style="color:red;display: block"><p>`, 100*kilo) + "x"
		}), 1, ""},
		{"forms, lists and spans in each other", file("a.html", func() string {
			return strings.Repeat(`<form><ul><li><span class="share-buttons"><a href=x>`, 50*kilo) + "x"
		}), 1, ""},
		{"a million attributes", file("a.html", func() string {
			var b strings.Builder
			b.WriteString("<p ")
			for i := range mega {
				fmt.Fprintf(&b, "a%d=%d ", i, i)
			}
			return b.String() + ">texte</p>"
		}), 1, ""},
		{"a million classes", file("a.html", func() string { return `<p class="` + strings.Repeat("share x ", mega) + `">texte</p>` }), 1, ""},
		{"comment without end", file("a.html", func() string { return "<p>texte<!--" + strings.Repeat("-x", 5*mega) }), 1, ""},
		{"script without end", file("a.html", func() string { return "<p>texte<script>" + strings.Repeat("</scrip", mega) }), 1, ""},
		{"a million entities", flood("a.html", "&amp;&#x41;&bogus;", mega/2), 1, "first MiB"},
		{"mixed encodings", text("a.txt", "Un \xe9t\xe9, un été, \x93cité\x94, \xff\xfe, fin.\n"), 1, ""},
		{"UTF-16 without its mark", file("a.txt", func() string {
			var b strings.Builder
			for _, u := range utf16.Encode([]rune("Le conseil a voté le budget.")) {
				b.WriteByte(byte(u))
				b.WriteByte(byte(u >> 8))
			}
			return b.String()
		}), 1, ""},
		{"half surrogates", text("a.jsonl", `{"text":"un \ud800 deux \udc00\ud83d trois \ud83d\ude00 \ud83d"}`), 1, ""},
		{"zeros", flood("a.txt", "a\x00\x00b", mega), 0, "binary"},
		{"zeros in a record", text("a.jsonl", `{"text":"a\u0000b\u0001c d"}`), 1, ""},
		{"control characters", flood("a.txt", "\x1b[31mrouge\x1b[0m \x07\x08 ", 100*kilo), 0, "binary"},
		{"terminal escapes among words", flood("a.txt", "Un mot \x1b]0;titre\x07 et beaucoup d'autres mots qui suivent ici.\n", kilo), 1, ""},
		{"right-to-left overrides and zero-width characters", flood("a.txt", "\u202egro.live\u202c \u200b\u200d\u2066x\u2069 ", mega/4), 1, "first MiB"},
		{"a million accents on a letter", file("a.txt", func() string { return "e" + strings.Repeat("\u0301\u0327\u0489", mega) + " fin" }), 1, "first MiB"},
		{"a million accents in a page", file("a.html", func() string { return "<p>e<i>" + strings.Repeat("\u0301\u0327\u0489", mega) + "</i> fin" }), 1, "first MiB"},
		{"word of ten megabytes", flood("a.txt", "a", 10*mega), 1, "first MiB"},
		{"capital word of ten megabytes", flood("a.txt", "A", 10*mega), 1, "first MiB"},
		{"a million short lines", flood("a.txt", "a b\n", mega), 1, "first MiB"},
		{"a million different short lines", file("a.txt", func() string {
			var b strings.Builder
			for i := range mega {
				fmt.Fprintf(&b, "Titre %d\n", i)
			}
			return b.String()
		}), 1, "first MiB"},
		{"half a million bullets", flood("a.txt", "• Lire aussi\n", mega/2), 1, "first MiB"},
		{"one sentence of ten megabytes", flood("a.txt", "le ministre de la ville a dit que ", 300*kilo), 1, "first MiB"},
		{"a sentence said a hundred thousand times", flood("a.txt", "Le ministre de la ville a dit mardi que le budget de la France serait voté. ", 100*kilo), 1, "first MiB"},
		{"a hundred thousand paragraphs", flood("a.txt", "Le ministre de la ville a dit mardi que le budget de la France serait voté en janvier de l'année qui vient, et que les élus voteraient.\n\n", 100*kilo), 1, "first MiB"},
		{"capitals without end", flood("a.txt", "Banque Centrale Internationale De La Ville ", 300*kilo), 1, "first MiB"},
		{"acronyms without end", flood("a.txt", "Organisation Mondiale du Commerce (OMC), ONU, OTAN. ", 200*kilo), 1, "first MiB"},
		{"different acronyms without end", file("a.txt", func() string {
			var b strings.Builder
			for i := range 200 * kilo {
				fmt.Fprintf(&b, "Le Comité %c%c%c National (C%c%c%cN) de Paris. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'A'+i%26, 'A'+i/26%26, 'A'+i/676%26)
			}
			return b.String()
		}), 1, "first MiB"},
		{"countries without end", flood("a.txt", "France, Belgique, Congo, Guinée, États-Unis, ", 300*kilo), 1, "first MiB"},
		{"brackets without end", flood("a.txt", "((((« “", mega), 1, "first MiB"},
		{"apostrophes and hyphens without end", flood("a.txt", "l’d'-", mega), 1, "first MiB"},
		{"links without end", flood("a.txt", "http://a.b/c?d=e&f#g ", mega/2), 1, "first MiB"},
		{"digits without end", flood("a.txt", "0123456789", mega), 1, "first MiB"},
		{"slashes and digits without end", flood("a.txt", "12/03/2017/", mega), 1, "first MiB"},
		{"dates without end", flood("a.txt", "le 12 mars 2017, mardi 3 avril, hier, 2017-03-12, en janvier, 14h30, ", 150*kilo), 1, "first MiB"},
		{"months without end", flood("a.txt", "mars avril mai ", mega/2), 1, "first MiB"},
		{"years that overflow", text("a.jsonl", `{"text":"En l'an 99999999999, le 31/12/99999999999, Publié le 99 mars 99999999999.","date":"99999999999-01-01"}`), 1, "not a date"},
		{"numbers that overflow", record("a.jsonl", `{"text":"Un.","date":1e999999999,"id":%s}`, strings.Repeat("9", 100*kilo)), 1, "not a date"},
		{"a million organisations", record("a.jsonl", `{"text":"Un mot.","organisations":"%s"}`, many("Org %d;", mega)), 1, "organisations"},
		{"a million countries", record("a.jsonl", `{"text":"Un mot.","countries":"%s"}`, many("Pays %d;", mega)), 1, "countries"},
		{"a million times one country", record("a.jsonl", `{"text":"Un mot.","countries":"%s"}`, strings.Repeat("BE;", mega)), 1, "countries"},
		{"JSON a million deep", record("a.jsonl", `{"text":"Un mot.","x":%s}`, strings.Repeat("[", mega)+strings.Repeat("]", mega)), 0, "JSON"},
		{"objects a million deep", flood("a.json", `{"a":`, mega), 0, "object without end"},
		{"keys that come twice", text("a.jsonl", `{"id":"a","id":"b","text":"Un.","text":"Deux mots ici."}`), 1, ""},
		{"a million keys", record("a.jsonl", `{"text":"Un mot.",%s"z":1}`, many(`"k%d":1,`, mega)), 1, ""},
		{"metadata with quotes that do not end", file("metadata.csv", func() string { return "file,title\n\"" + strings.Repeat("a,\"\"b\n", mega) }), 0, "metadata.csv"},
		{"metadata of a million columns", file("metadata.csv", func() string { return "file," + many("c%d,", mega) + "\nfine.txt\n" }), 0, "more than 1000 columns"},
		{"metadata with a row of a million cells", file("metadata.csv", func() string { return "file,title\nfine.txt,ok" + strings.Repeat(",x", mega) + "\n" }), 0, ""},
		{"a million rows of metadata about nothing", file("metadata.csv", func() string { return "file,title\n" + many("nothing%d.txt,x\n", mega/5) }), 0, "which is not there"},
		{"identifiers that are paths", file("a.jsonl", func() string {
			var b strings.Builder
			for i, id := range []string{"../../etc/passwd", `C:\\x`, "/abs", "a\\nb", ".", "..", "~", " ", "\\u0000", "a/../b", "%2e%2e", "<script>", strings.Repeat("x", mega)} {
				fmt.Fprintf(&b, "{\"text\":\"Un %d.\",\"id\":\"%s\"}\n", i, id)
			}
			return b.String()
		}), 13, ""},
		{"file names that write to terminals", func(t *testing.T, root string) {
			for i, name := range []string{"a\nb", "\x1b[2J", "\xff\xfe", "a\\..\\x", "\u202egro", "<b>", "'; DROP"} {
				put(t, root, name+".txt", fmt.Sprintf("Un texte %d.", i))
			}
		}, 7, ""},
		{"folders two hundred deep", func(t *testing.T, root string) {
			put(t, root, strings.Repeat("d/", 200)+"a.txt", "Trop bas.")
		}, 0, "more than 100 folders deep"},
		{"twenty thousand empty files", func(t *testing.T, root string) {
			for i := range 20 * kilo {
				put(t, root, fmt.Sprintf("%d.txt", i), "")
			}
		}, 0, "empty"},
		{"linked data a hundred thousand deep", file("a.html", func() string {
			return `<script type="application/ld+json">` + strings.Repeat(`{"@graph":`, 100*kilo) + "</script><p>texte"
		}), 1, ""},
		{"a title of ten megabytes", record("a.jsonl", `{"text":"Un mot.","title":"%s"}`, strings.Repeat("Titre ", 2*mega)), 1, "title"},
		{"an author and a source of a megabyte", record("a.jsonl", `{"text":"Un mot.","source":"%s","author":"%s","url":"%s"}`, long, long, long), 1, "longer than 1000 bytes"},
	}
}

func many(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestHostileCorpora(t *testing.T) {
	for _, h := range hostiles() {
		t.Run(h.name, func(t *testing.T) {
			root := t.TempDir()
			put(t, root, "fine.txt", fine)
			h.write(t, root)
			var kept []article.Article
			var told []string
			o := corpus.Options{Refused: func(r *read.Refusal) { told = append(told, r.Error()) }}
			peak := watchMemory()
			began := time.Now()
			for a, err := range corpus.Articles(t.Context(), root, o) {
				if err != nil {
					t.Fatal(err)
				}
				kept = append(kept, a)
			}
			took, most := time.Since(began), peak()
			t.Logf("%v, %d MiB", took.Round(time.Millisecond), most>>20)
			if took > hostileTime || most > hostileMemory {
				t.Errorf("took %v and %d MiB", took, most>>20)
			}
			if len(kept) != h.kept+1 || !slices.ContainsFunc(kept, func(a article.Article) bool { return a.ID == "fine.txt" }) {
				t.Errorf("kept %d articles, want %d and fine.txt", len(kept), h.kept)
			}
			for _, a := range kept {
				harmless(t, &a)
			}
			if h.told == "" && len(told) > 0 || h.told != "" && (len(told) == 0 || !strings.Contains(told[0], h.told)) {
				t.Errorf("told %d: %.300q, want %q", len(told), told, h.told)
			}
			for _, s := range told {
				if len(s) > 1000 {
					t.Errorf("a refusal of %d bytes", len(s))
				}
			}
		})
	}
}

// harmless tells that nothing of an article names a file outside its folder or moves a terminal.
func harmless(t *testing.T, a *article.Article) {
	t.Helper()
	if !regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$`).MatchString(a.ID) {
		t.Errorf("the id %.100q", a.ID)
	}
	if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Path) || strings.ContainsAny(a.Text+a.TitleText(), "\x00\x1b\x07\u202e\u200b\ufffd") {
		t.Errorf("%.100q: a text of characters that nobody sees", a.Path)
	}
}

// watchMemory returns what stops it and gives the most bytes that were held on the heap above what was there before.
func watchMemory() (most func() uint64) {
	runtime.GC()
	held := func() uint64 {
		s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(s)
		return s[0].Value.Uint64()
	}
	before, peak := held(), uint64(0)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			peak = max(peak, held())
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return peak - min(peak, before)
	}
}
