package main

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"kiosque/torture/program"
)

// everything finds all articles of every edition.
const everything = "matinale+OU+vesp%C3%A9rale"

// paths are questions of every kind that a server answers.
var paths = []string{
	"/search",
	"/search?q=" + everything + "&size=100",
	"/search?q=cyberattaque",
	"/search?q=cyberattack&country=BE&translate=off",
	"/search?q=%22qualit%C3%A9+de+l%E2%80%99eau%22&sort=newest",
	"/search?q=museum+OU+mus%C3%A9e&page=2&size=5",
	"/search?q=incend*+SAUF+parquet&year=2015&year=2016",
	"/search?q=synd%C3%ACcat~&org=Europol",
	"/search?q=source:Gazette+wheat&explain=on&scope=raw",
	"/articles/" + articleID(0),
	"/articles/" + articleID(17),
	"/articles/" + articleID(3) + "/similar",
	"/suggest?q=cyb",
	"/associated?q=cyberattaque",
	"/read/" + articleID(17) + "?q=budget",
	"/?q=cyberattaque&ui=fr",
	"/?q=harbour+board&ui=en&country=DE",
	"/with?q=cyberattaque&ui=en",
}

// Parts of an answer that two answers to one question need not have alike.
var (
	tookTime   = regexp.MustCompile(`"took_ms": ?[0-9.e+-]+`)
	cursors    = regexp.MustCompile(`"next": ?"[^"]*"|cursor=[^"&]*`)
	generation = regexp.MustCompile(`"generation": ?"(\d+)"`)
	origin     = regexp.MustCompile(`https?://127\.0\.0\.1:\d+`) // of the server, which has another port each time
)

// generationHeader names the generation that an answer is of.
const generationHeader = "Kiosque-Generation"

// generationOf returns which generation an answer says that it is of.
func generationOf(a program.Answer) string {
	if named := a.Header.Get(generationHeader); named != "" {
		return named
	}
	if named := generation.FindStringSubmatch(a.Body); named != nil {
		return named[1]
	}
	return ""
}

// plain is the body of an answer without what may differ. A citation names the generation that the
// answer is of: another one is not taken away.
func plain(a program.Answer) string {
	text := origin.ReplaceAllString(tookTime.ReplaceAllString(a.Body, ""), "")
	text = strings.ReplaceAll(text, "Generation "+generationOf(a)+" of the archive", "")
	return generation.ReplaceAllString(cursors.ReplaceAllString(text, ""), "")
}

// answers are what a server says to every one of paths.
type answers map[string]string

// answersOf asks a server that nothing disturbs.
func answersOf(t testing.TB, s *program.Server) answers {
	t.Helper()
	all := answers{}
	for _, path := range paths {
		a := s.Get(path)
		if a.Status != http.StatusOK {
			t.Fatalf("%s: status %d: %.300s", path, a.Status, a.Body)
		}
		all[path] = plain(a)
	}
	said, err := commandAnswer(search(t, s.Data))
	if err != nil {
		t.Fatal(err)
	}
	all[command] = plain(said)
	return all
}

// command stands beside paths for what the command line answers.
const command = "kiosque search"

// search asks the archive in data on the command line.
func search(t testing.TB, data string) program.Outcome {
	t.Helper()
	return program.Plain.Run(t, searchArguments(data)...)
}

func searchArguments(data string) []string {
	return []string{"search", "--json", "--data", data, "cyberattaque"}
}

func commandAnswer(got program.Outcome) (program.Answer, error) {
	if got.Status != 0 {
		return program.Answer{}, fmt.Errorf("status %d: %s", got.Status, got.Err)
	}
	return program.Answer{Status: http.StatusOK, Body: got.Out}, nil
}

// right are the answers of each edition, by its name, from archives that nothing befell.
var right = struct {
	sync.Once
	of map[string]answers
}{}

// rightAnswers builds each edition once and asks it.
func rightAnswers(t testing.TB) map[string]answers {
	t.Helper()
	right.Do(func() {
		of := map[string]answers{}
		for _, e := range editions {
			data := t.TempDir()
			rebuilt(t, data, e)
			s := program.Plain.Serve(t, data)
			wantOwn(t, s, e)
			of[e.name] = answersOf(t, s)
			s.Stop()
		}
		right.of = of
	})
	if right.of == nil {
		t.Fatal("there are no right answers to compare with")
	}
	return right.of
}

// wantOwn holds that a server answers from the articles of e and no others.
func wantOwn(t testing.TB, s *program.Server, e edition) {
	t.Helper()
	type answer struct{ Total int }
	own := program.Decode[answer](s, "/search?copies=all&q=%3D"+e.name).Total
	all := program.Decode[answer](s, "/search?copies=all").Total
	if own != e.articles || all != e.articles {
		t.Fatalf("%d of %d articles are of %s, want all of %d", own, all, e.name, e.articles)
	}
}

// ledger judges answers: each must be, letter by letter, that of one edition, and all that
// name a generation of the same one.
type ledger struct {
	right map[string]answers
	// excused tells which errors are no fault where the server ends meanwhile; nil: all are.
	excused func(error) bool

	mu     sync.Mutex
	of     map[string]string // edition of each generation
	held   int               // answers that were right
	failed []string          // what was wrong with others
}

func newLedger(t testing.TB) *ledger {
	t.Helper()
	return &ledger{right: rightAnswers(t), of: map[string]string{}}
}

// knows says which edition a generation is of.
func (l *ledger) knows(generation string, e edition) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.of[generation]; known != "" && known != e.name {
		l.failed = append(l.failed, fmt.Sprintf("generation %s answered as %s and is of %s", generation, known, e.name))
	}
	l.of[generation] = e.name
}

// judge keeps what is wrong with an answer, if anything is.
func (l *ledger) judge(path string, a program.Answer, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil && l.excused != nil && l.excused(err) {
		return
	}
	if err == nil {
		err = l.wrong(path, a)
	}
	if err != nil {
		l.failed = append(l.failed, fmt.Sprintf("%s: %v", path, err))
		return
	}
	l.held++
}

func (l *ledger) wrong(path string, a program.Answer) error {
	if a.Status != http.StatusOK {
		return fmt.Errorf("status %d: %.300s", a.Status, a.Body)
	}
	named := generationOf(a)
	if named == "" {
		return errors.New("the answer names no generation")
	}
	text := plain(a)
	if known := l.of[named]; known != "" {
		if l.right[known][path] != text {
			return fmt.Errorf("not what generation %s, %s, must say: %s", named, known, difference(l.right[known][path], text))
		}
		return nil
	}
	return l.recognise(named, path, text)
}

// recognise finds the edition of a generation by an answer; some answers are the same in all.
func (l *ledger) recognise(named, path, text string) error {
	var could []string
	for name, of := range l.right {
		if of[path] == text {
			could = append(could, name)
		}
	}
	if len(could) == 0 {
		return fmt.Errorf("generation %s says what no edition says: %.300s", named, text)
	}
	if len(could) == 1 {
		l.of[named] = could[0]
	}
	return nil
}

// difference shows where two texts part.
func difference(want, have string) string {
	at := 0
	for at < min(len(want), len(have)) && want[at] == have[at] {
		at++
	}
	from := max(0, at-40)
	return fmt.Sprintf("want …%.120q, have …%.120q", want[from:], have[from:])
}

// settle fails the test for what was wrong, and tells how many answers were right.
func (l *ledger) settle(t *testing.T) (held int) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.failed) > 0 {
		t.Errorf("%d of %d answers failed; the first:\n%s", len(l.failed), l.held+len(l.failed), strings.Join(l.failed[:min(5, len(l.failed))], "\n"))
	}
	return l.held
}

// askAll asks a server all of paths and judges what it says.
func (l *ledger) askAll(s *program.Server) {
	for _, path := range paths {
		a, err := s.Ask(patient, path)
		l.judge(path, a, err)
	}
}

// askCommand judges what the command line answers, and returns how it ended.
func (l *ledger) askCommand(t testing.TB, data string) program.Outcome {
	t.Helper()
	got := search(t, data)
	a, err := commandAnswer(got)
	l.judge(command, a, err)
	return got
}

// patient is a client that waits as long as any reader would, and keeps its connections.
var patient = &http.Client{Timeout: program.RequestDeadline, Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
