package cli_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// papers is a corpus of files that a test writes, changes and removes.
type papers struct {
	t      *testing.T
	folder string
	data   string
}

func newPapers(t *testing.T, articles int) papers {
	t.Helper()
	p := papers{t, t.TempDir(), t.TempDir()}
	for i := range articles {
		p.write(i, "Le parquet de Lille enquête sur une affaire de corruption.")
	}
	return p
}

// told is what only the article of a number says, so that no two tell one story.
func told(i int) string {
	words := strings.Fields(`abeille barrage cerise désert écluse fontaine grenier horloge île jardin lampe marché navire olivier
		phare quai rivière sentier tunnel usine vallée wagon atelier brume chantier dune étang ferme glacier hameau`)
	chance := rand.New(rand.NewPCG(uint64(i), 1))
	var b strings.Builder
	for range 40 {
		b.WriteString(words[chance.IntN(len(words))] + " ")
	}
	return b.String()
}

func name(i int) string { return fmt.Sprintf("article-%02d.txt", i) }

func (p papers) write(i int, body string) {
	p.t.Helper()
	text := fmt.Sprintf("Affaire numéro %d\n\n%s On y voit %s.\n", i, body, told(i))
	if err := os.WriteFile(filepath.Join(p.folder, name(i)), []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

func (p papers) remove(from, to int) {
	p.t.Helper()
	for i := from; i < to; i++ {
		if err := os.Remove(filepath.Join(p.folder, name(i))); err != nil {
			p.t.Fatal(err)
		}
	}
}

// run runs a command on the data folder, and holds its status and what it says.
func (p papers) run(status int, says []string, arguments ...string) outcome {
	p.t.Helper()
	got := ended(p.t, append(arguments, "--data", p.data)...)
	if got.status != status {
		p.t.Errorf("%q: status %d, want %d", arguments, got.status, status)
	}
	for _, want := range says {
		if !strings.Contains(got.out+got.err, want) {
			p.t.Errorf("%q: want %q in:\n%s%s", arguments, want, got.out, got.err)
		}
	}
	return got
}

func (p papers) rebuild(status int, says []string, flags ...string) outcome {
	p.t.Helper()
	return p.run(status, says, append([]string{"rebuild", "--corpus", p.folder}, flags...)...)
}

// generations is what kiosque generations --json lists.
func (p papers) generations() (all []struct {
	Generation string
	Current    bool
}) {
	p.t.Helper()
	if err := json.Unmarshal([]byte(p.run(0, nil, "generations", "--json").out), &all); err != nil {
		p.t.Fatal(err)
	}
	return all
}

func (p papers) wantCurrent(want string) {
	p.t.Helper()
	for _, g := range p.generations() {
		if g.Current && g.Generation != want {
			p.t.Errorf("generation %s is current, want %s", g.Generation, want)
		}
	}
}

func TestARebuildTellsWhatItChanged(t *testing.T) {
	p := newPapers(t, 12)
	p.rebuild(0, []string{"generation 000001: 12 read, 12 kept"})
	p.rebuild(0, []string{"12 articles taken over unread"})
	p.rebuild(0, []string{"12 kept, 0 refused"}, "--full")
	p.remove(0, 1)
	p.write(1, "Le tribunal de Lille a relaxé tous les prévenus.")
	p.write(12, "Un procès s’ouvre à Bruxelles.")
	says := []string{
		"beside generation 000003: 1 new, 1 changed, 1 gone, 10 the same", "10 articles taken over unread",
		"new      article-12.txt", "changed  article-01.txt", "gone     article-00.txt",
	}
	p.rebuild(0, says)
	p.run(0, says[2:], "generations", "000004")
	p.run(0, []string{`{"change":"gone","id":"article-00.txt","path":"article-00.txt"`}, "generations", "000004", "--json")
	p.run(0, []string{"*  000004", "+1 −1 ~1 since 000003"}, "generations")
	for _, unknown := range []string{"4", "000044", "../000004"} {
		p.run(1, []string{"there is no generation"}, "generations", unknown)
	}
}

func TestARebuildThatLosesTooMuchIsRefused(t *testing.T) {
	p := newPapers(t, 40)
	p.rebuild(0, nil)
	p.remove(0, 30)
	got := p.rebuild(3, []string{
		"lost: 40 articles became 10", "gone     article-00.txt", "and 10 more: " + filepath.Join(p.data, "refused.jsonl"), "--force",
	})
	if gone := strings.Count(got.err, "gone     "); gone != 20 || got.out != "" {
		t.Errorf("%d articles are named, want 20, all on standard error:\n%s\n%s", gone, got.out, got.err)
	}
	p.wantCurrent("000001")
	var report struct {
		Current bool
		Changed struct{ Gone int }
		Losses  []struct{ What string }
	}
	if err := json.Unmarshal([]byte(p.rebuild(3, nil, "--json").out), &report); err != nil || report.Current || report.Changed.Gone != 30 || len(report.Losses) == 0 {
		t.Errorf("the report in JSON: %+v (%v)", report, err)
	}
	p.rebuild(0, []string{"lost: 40 articles became 10", "30 gone"}, "--force")
	p.rebuild(0, []string{"10 kept"})
}

func TestCanaryQueriesOfTheUserAreWatched(t *testing.T) {
	for what, flags := range map[string][]string{"a flag": {"--canary", "Bruxelles"}, "canaries.txt": nil} {
		t.Run(what, func(t *testing.T) {
			p := newPapers(t, 60)
			if flags == nil {
				content := []byte("# what the desk asks every day\n\nBruxelles\n")
				if err := os.WriteFile(filepath.Join(p.folder, "canaries.txt"), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for i := range 6 {
				p.write(i, "Une enquête est ouverte à Bruxelles.")
			}
			p.rebuild(0, []string{"60 kept"}, flags...)
			for i := range 5 {
				p.write(i, "Une enquête est ouverte à Liège.")
			}
			p.rebuild(3, []string{`lost: articles that answer "Bruxelles": 6 became 1`}, flags...)
		})
	}
}

func TestCommandLinesOfARebuildThatAskTooMuch(t *testing.T) {
	p := newPapers(t, 1)
	for says, flags := range map[string][]string{
		"keep 0": {"--keep", "0"}, "keep 100000": {"--keep", "100000"}, "1001 characters": {"--canary", strings.Repeat("a", 1001)},
	} {
		p.rebuild(2, []string{says}, flags...)
	}
}

func TestAnArchiveGoesBackAndForth(t *testing.T) {
	p := newPapers(t, 5)
	for range 4 {
		p.rebuild(0, nil, "--keep", "3")
	}
	p.rebuild(0, nil, "--keep", "1")
	if kept := p.generations(); len(kept) != 2 || kept[0].Generation != "000005" || kept[1].Generation != "000004" {
		t.Fatalf("%+v are kept, want two", kept)
	}
	p.run(0, []string{"generation 000004 of ", "5 articles, is current"}, "rollback")
	p.wantCurrent("000004")
	p.run(1, []string{"000004"}, "rollback")
	p.run(0, nil, "rollback", "000005")
	p.wantCurrent("000005")
	p.run(1, []string{"000009"}, "rollback", "000009")
}

func TestABackupIsMadeAndRestored(t *testing.T) {
	p, safe := newPapers(t, 5), filepath.Join(t.TempDir(), "kiosque.tar.zst")
	p.rebuild(0, nil)
	p.run(0, []string{safe + ": backup of generation 000001 of ", "5 articles, "}, "backup", safe)
	p.remove(0, 4)
	p.rebuild(0, nil, "--force")
	p.run(0, []string{"generation 000001 of ", "is current"}, "restore", safe)
	p.wantCurrent("000001")

	other := papers{t, p.folder, filepath.Join(t.TempDir(), "new")}
	other.run(0, []string{"generation 000001 of "}, "restore", safe)
	other.run(0, []string{"1–1 of 1"}, "search", "\"numéro 3\"")
	if entries, err := os.ReadDir(filepath.Dir(safe)); err != nil || len(entries) != 1 {
		t.Errorf("beside the backup lie %v (%v)", entries, err)
	}

	if err := os.Truncate(safe, 3000); err != nil {
		t.Fatal(err)
	}
	other.run(1, []string{"restore: the backup is damaged or cut short"}, "restore", safe)
	other.run(1, []string{"restore: this is no backup of Kiosque"}, "restore", filepath.Join(p.folder, name(4)))
	other.run(1, []string{"no such file"}, "restore", filepath.Join(p.folder, "none"))
	other.run(1, []string{"no plain file"}, "backup", os.DevNull)
	other.run(1, []string{"no such file"}, "backup", filepath.Join(p.folder, "none", "x"))
	other.wantCurrent("000001")
}

func TestABackupGoesThroughAPipe(t *testing.T) {
	from, to := newPapers(t, 3), newPapers(t, 0)
	from.rebuild(0, nil)
	backup := from.run(0, nil, "backup", "-")
	if !strings.HasPrefix(backup.err, "backup of generation 000001") {
		t.Errorf("on standard error: %s", backup.err)
	}
	restore := command(t, "restore", "-", "--data", to.data)
	restore.Stdin = strings.NewReader(backup.out)
	if out, err := restore.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	to.run(0, []string{"1–1 of 1"}, "search", "\"numéro 2\"")
}

func TestWithoutAnArchiveOneSentenceSaysWhatToDo(t *testing.T) {
	for _, arguments := range [][]string{{"generations"}, {"rollback"}, {"backup", filepath.Join(t.TempDir(), "x")}} {
		data := filepath.Join(t.TempDir(), "none")
		wantOneSentence(t, ended(t, append(arguments, "--data", data)...), data, "there is no archive yet; run kiosque rebuild")
	}
}
