package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLinksOutOfTheCorpusAreFollowedOnlyWhenAsked(t *testing.T) {
	corpus, beyond := t.TempDir(), filepath.Join(t.TempDir(), "beyond.txt")
	if err := os.WriteFile(beyond, []byte("La Belgique a voté le budget."), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.txt", "organisations.tsv"} {
		if err := os.Symlink(beyond, filepath.Join(corpus, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	wantOneSentence(t, ended(t, "inspect", corpus), "organisations.tsv", "a link that leaves the corpus")
	if err := os.Remove(filepath.Join(corpus, "organisations.tsv")); err != nil {
		t.Fatal(err)
	}
	got := ended(t, "inspect", corpus)
	if got.status != 1 || !strings.Contains(got.err, "refused: a.txt: a link that leaves the corpus") {
		t.Errorf("status %d, said %q", got.status, got.err)
	}
	got = ended(t, "inspect", corpus, "--follow-links-out")
	if got.status != 0 || !strings.Contains(got.out, "La Belgique") {
		t.Errorf("status %d, said %q", got.status, got.err)
	}
}

func TestInspectingOneFileKnowsTheOrganisationsOfItsFolder(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a.txt":             "Liège - The Walloon Agency for Hospital Safety opened an inquiry on Sunday.",
		"organisations.tsv": "Agence wallonne de la sécurité hospitalière\tWalloon Agency for Hospital Safety\tAWSH\t\tagency\tBE\t\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := ended(t, "inspect", filepath.Join(folder, "a.txt")); !strings.Contains(got.out, "Agence wallonne de la sécurité hospitalière") {
		t.Errorf("status %d, said %q, printed %q", got.status, got.err, got.out)
	}
}
