package cli_test

import (
	"strings"
	"testing"
	"time"

	"kiosque/torture/program"
)

// eventually holds that something becomes true within a minute.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Errorf("not within a minute: %s", what)
}

// follow serves a corpus, and rebuilds as it changes.
func (p papers) follow() site {
	s := program.Plain.Serve(p.t, p.data, "--corpus", p.folder, "--watch")
	return site{s, s.Address}
}

// holds tells how many articles a server answers from.
func (s site) holds() int { return decode[found](s, "/search?copies=all").Total }

func TestAServerFollowsItsCorpus(t *testing.T) {
	p := newPapers(t, 12)
	s := p.follow()
	p.write(12, "Un procès s’ouvre à Bruxelles.")
	p.write(1, "Le tribunal de Lille a relaxé tous les prévenus.")
	eventually(t, "the new article is found", func() bool { return s.holds() == 13 })
	p.run(0, []string{"new      article-12.txt", "changed  article-01.txt"}, "generations", "000002")

	p.remove(0, 9)
	eventually(t, "the refusal is logged", func() bool { return strings.Contains(s.Log(), "13 articles became 4") })
	if n := s.holds(); n != 13 {
		t.Errorf("%d articles after a refused rebuild, want the 13 of before", n)
	}
	for i := range 9 {
		p.write(i, "Le parquet de Lille enquête sur une affaire de corruption, encore.")
	}
	eventually(t, "the articles that came back are there", func() bool { return strings.Contains(s.Log(), "generation=000003") })
	if n := strings.Count(s.Log(), "the archive stays as it was"); n != 1 {
		t.Errorf("one refusal is logged %d times:\n%s", n, s.Log())
	}
	s.Stop()

	s = p.follow()
	const looked = 4 * time.Second // twice what a folder must rest
	time.Sleep(looked)
	p.write(1, "Le parquet de Lille enquête sur une affaire de corruption, encore.") // as it is already
	time.Sleep(looked)
	s.Stop()
	p.wantCurrent("000003")
}
