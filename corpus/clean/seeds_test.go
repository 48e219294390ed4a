package clean_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

// gold is what a careful reader says of a seed; lines are counted from 1.
type gold struct {
	Title       string `json:"title"`
	Language    string `json:"language"`
	Body        []int  `json:"body_lines"`
	TitleLines  []int  `json:"title_lines"`
	Credit      []int  `json:"credit_lines"`
	Caption     []int  `json:"caption_lines"`
	Boilerplate []int  `json:"boilerplate_lines"`
	Duplicate   []int  `json:"duplicate_lines"`
	First       string `json:"first_sentence"`
	Last        string `json:"last_sentence"`
}

func readGold(t *testing.T) map[string]gold {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]gold{}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func readSeed(t *testing.T, name string) read.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "seeds", name))
	if err != nil {
		t.Fatal(err)
	}
	return read.Document{ID: name, Path: name, Text: strings.ReplaceAll(string(data), "\r\n", "\n")}
}

func TestEveryLineOfTheSeedsIsWhatTheGoldSays(t *testing.T) {
	for name, g := range readGold(t) {
		t.Run(name, func(t *testing.T) {
			a := clean.Clean(readSeed(t, name))
			kinds := kindsByLine(a)
			want := map[int]article.Kind{}
			for kind, lines := range map[article.Kind][]int{
				article.KindBody: g.Body, article.KindTitle: g.TitleLines, article.KindCredit: g.Credit,
				article.KindCaption: g.Caption, article.KindRemoved: append(g.Boilerplate, g.Duplicate...),
			} {
				for _, n := range lines {
					want[n] = kind
				}
			}
			for n, kind := range kinds {
				if want[n] != kind {
					t.Errorf("line %d is %s, want %s", n, kind, want[n])
				}
			}
			if a.Lang != g.Language {
				t.Errorf("language %s, want %s", a.Lang, g.Language)
			}
			if g.Title != "" && a.TitleText() != g.Title {
				t.Errorf("title %q, want %q", a.TitleText(), g.Title)
			}
			body := strings.ReplaceAll(a.Body(), "\u00a0", " ") // the gold has plain blanks
			if !strings.HasPrefix(body, g.First) || !strings.HasSuffix(body, g.Last) {
				t.Errorf("body runs from %.60q to %q", body, body[max(0, len(body)-60):])
			}
		})
	}
}

// kindsByLine returns the kind of every line that is not blank; a line of which a part is body is body.
func kindsByLine(a article.Article) map[int]article.Kind {
	kinds := map[int]article.Kind{}
	for _, p := range a.Passages {
		n := 1 + strings.Count(a.Text[:p.Start], "\n")
		if kinds[n] != article.KindBody {
			kinds[n] = p.Kind
		}
	}
	return kinds
}

func TestSentencesOfTheSeedsThatWerePastedTwiceStayOnce(t *testing.T) {
	tests := []struct{ seed, sentence string }{
		{"000_788844aab61d87b9.txt", "Deux sujets ont été abordés durant le forum"},
		{"000_788844aab61d87b9.txt", "l’éradication de l'organisation État islamique"},
		{"001_be0063f260622af6.txt", "Une cyberattaque mondiale contre la propagande"},
		{"003_ab1ecf976a867dbd.txt", "This cooperative and collaborative cybersecurity"},
		{"003_ab1ecf976a867dbd.txt", "actions are not yet well established"},
		{"003_ab1ecf976a867dbd.txt", "But the realization that together"},
	}
	for _, tt := range tests {
		a := clean.Clean(readSeed(t, tt.seed))
		if n := strings.Count(a.TitleText()+"\n"+a.Body(), tt.sentence); n != 1 {
			t.Errorf("%s: %q stands %d times, want once", tt.seed, tt.sentence, n)
		}
	}
}

func TestATitleThatNoLineGivesIsCutFromTheFirstSentence(t *testing.T) {
	a := clean.Clean(readSeed(t, "000_788844aab61d87b9.txt"))
	if a.Title.Origin != article.Derived || !strings.HasPrefix(a.Body(), a.TitleText()) || len(a.TitleText()) > 110 {
		t.Errorf("title %q (%s)", a.TitleText(), a.Title.Origin)
	}
}
