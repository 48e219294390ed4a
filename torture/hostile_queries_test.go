package main

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/torture/program"
)

// deadline is by when a question must be answered or refused: ten seconds of search, two in
// the queue, and the rest of the work on a machine that does other things.
const deadline = 20 * time.Second

// slower is how many times their p99 alone ordinary questions may take beside hostile ones.
// Twice is what is promised; a machine that other tests share is not held to it.
const slower = 6

// hostilePaths are questions made to cost much, by what they are.
func hostilePaths() map[string]string {
	q := func(text string) string { return "/search?q=" + url.QueryEscape(text) }
	words := func(format string, n int, parted string) string {
		all := make([]string, n)
		for i := range all {
			all[i] = fmt.Sprintf(format, i)
		}
		return strings.Join(all, parted)
	}
	letters := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	return map[string]string{
		"10,000 terms":               q(words("t%d", 10_000, " ")),
		"terms, as many as fit":      q(words("%c", 490, " ")),
		"alternatives":               q(words("ba%d", 120, " OU ")),
		"1,000 phrases":              q(words(`"le parquet %d"`, 1000, " ")),
		"phrases, as many as fit":    q(strings.Repeat(`"le parquet a" `, 66)),
		"loose phrases":              q(strings.Repeat(`"le a la"~99 `, 70)),
		"nested parentheses":         q(strings.Repeat("(", 450) + "a" + strings.Repeat(")", 450)),
		"nested negations":           q(strings.Repeat("NON (", 150) + "a" + strings.Repeat(")", 150)),
		"alternatives in each other": q(strings.Repeat("(a OU ", 120) + "b" + strings.Repeat(")", 120)),
		"a star":                     q("*"),
		"stars":                      q(strings.Repeat("* ", 400)),
		"prefixes":                   q(strings.Join(letters, "* ") + "*"),
		"prefixes, as many as fit":   q(strings.Repeat(strings.Join(letters, "* ")+"* ", 12)),
		"alternative prefixes":       q(strings.Join(letters, "* OU ") + "*"),
		"suffixes":                   q("*" + strings.Join(letters, " *")),
		"a fuzzy flood":              q(strings.Repeat("parquet~ ministere~ ", 45)),
		"fuzzy letters":              q(strings.Join(letters, "~2 ") + "~2"),
		"one long word":              q(strings.Repeat("anticonstitution", 60)),
		"a long fuzzy word":          q(strings.Repeat("a", 990) + "~2"),
		"accents":                    q("e" + strings.Repeat("\u0301", 900)),
		"fields":                     q(strings.Repeat("titre:a org:b pays:BE ", 40)),
		"years":                      q("0001..9999 " + strings.Repeat("2010..2019 ", 80)),
		"every way to explain":       q("le la a de") + "&explain=on&scope=raw&copies=all&size=100&sort=oldest",
		"a huge page":                "/search?page=1000000&size=100",
		"a page beyond numbers":      "/search?page=99999999999999999999",
		"a huge size":                "/search?size=1000000",
		"10,000 values":              "/search?" + strings.Repeat("country=BE&", 10_000),
		"values, as many as fit":     "/search?" + words("source=s%d", 1200, "&"),
		"countries, as many as fit":  "/search?" + strings.Repeat("country=BE&", 1400),
		"a false cursor":             "/search?cursor=" + strings.Repeat("A", 9000),
		"suggestions for anything":   "/suggest?q=" + strings.Repeat("e", 900),
		"what goes with everything":  "/associated?q=*",
		"a page of everything":       "/?q=*&size=100&explain=on",
		"no such article":            "/articles/" + strings.Repeat("%2e%2e%2f", 200) + "etc/passwd",
		"NULs":                       "/search?q=%00%00%00&lang=%00",
	}
}

// refusals are the statuses that tell a client that it asks too much; 200 answers.
var refusals = []int{http.StatusBadRequest, http.StatusNotFound, http.StatusRequestURITooLong, http.StatusUnprocessableEntity, http.StatusRequestHeaderFieldsTooLarge,
	http.StatusServiceUnavailable}

func TestHostileQuestionsLeaveRoomForOthers(t *testing.T) {
	data, large := t.TempDir(), edition{"matinale", inFull(200, 1000, 4000)}
	rebuilt(t, data, large)
	s := program.Plain.Serve(t, data)
	ordinary(t, s, 2*time.Second) // of a server that has answered some
	var alone, beside []time.Duration
	h := &hostility{server: s, answers: map[int]int{}}
	for range inFull(1, 1, 6) {
		alone = append(alone, ordinary(t, s, 3*time.Second)...)
		stop := h.start(20)
		beside = append(beside, ordinary(t, s, 3*time.Second)...)
		stop()
	}
	h.settle(t)
	quiet, loud := percentile(alone, 99), percentile(beside, 99)
	ratio := float64(loud) / float64(quiet)
	if ratio > slower && loud > 50*time.Millisecond {
		t.Errorf("ordinary questions take %v beside hostile ones and %v alone, at p99", loud, quiet)
	}
	note(t, "20 hostile questions a second beside 50 ordinary ones", figure{float64(len(h.paths())), "kinds"},
		figure{float64(h.asked), "asked"}, figure{float64(h.answers[http.StatusOK]), "answered"}, figure{float64(h.asked - h.answers[http.StatusOK]), "refused"},
		figure{milliseconds(h.slowest), "ms the slowest"}, figure{milliseconds(quiet), "ms p99 of ordinary ones alone"},
		figure{milliseconds(loud), "ms beside"}, figure{ratio, "times"}, figure{0, "ordinary ones failed"})
}

// hostility asks hostile questions and counts what comes back.
type hostility struct {
	server *program.Server

	mu      sync.Mutex
	answers map[int]int // by status
	asked   int
	slowest time.Duration
	failed  []string
}

func (h *hostility) paths() []string {
	all := hostilePaths()
	var paths []string
	for name := range all {
		paths = append(paths, name)
	}
	slices.Sort(paths)
	return paths
}

// start asks so many a second until stop is called, which waits for the last answer.
func (h *hostility) start(perSecond int) (stop func()) {
	ended := make(chan struct{})
	var all sync.WaitGroup
	paths, names := hostilePaths(), h.paths()
	all.Go(func() {
		tick := time.NewTicker(time.Second / time.Duration(perSecond))
		defer tick.Stop()
		for i := h.asked; ; i++ {
			select {
			case <-ended:
				return
			case <-tick.C:
				name := names[i%len(names)]
				all.Go(func() { h.ask(name, paths[name]) })
			}
		}
	})
	return func() {
		close(ended)
		all.Wait()
	}
}

func (h *hostility) ask(name, path string) {
	began := time.Now()
	a, err := h.server.Ask(&http.Client{Timeout: 2 * deadline, Transport: patient.Transport}, path)
	took := time.Since(began)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked++
	h.answers[a.Status]++
	h.slowest = max(h.slowest, took)
	switch {
	case err != nil:
		h.failed = append(h.failed, fmt.Sprintf("%s: %v", name, err))
	case a.Status != http.StatusOK && !slices.Contains(refusals, a.Status), took > deadline:
		h.failed = append(h.failed, fmt.Sprintf("%s: status %d after %v: %.200s", name, a.Status, took, a.Body))
	}
}

func (h *hostility) settle(t *testing.T) {
	t.Helper()
	if len(h.failed) > 0 {
		slices.Sort(h.failed)
		t.Errorf("%d of %d hostile questions failed: %s", len(h.failed), h.asked, strings.Join(slices.Compact(h.failed)[:min(5, len(slices.Compact(h.failed)))], "\n"))
	}
}

// ordinaryPaths are what readers ask.
var ordinaryPaths = []string{"/search?q=cyberattaque", "/search?q=museum&country=BE", "/?q=budget&ui=fr", "/search?q=%22prix+du+bl%C3%A9%22", "/read/" + articleID(5), "/search?q=harbour+board&year=2015"}

// ordinary asks fifty ordinary questions a second for a while and returns how long each
// took. All must be answered.
func ordinary(t *testing.T, s *program.Server, during time.Duration) []time.Duration {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	all := make([]time.Duration, during/(20*time.Millisecond))
	var asked sync.WaitGroup
	for i := range all {
		<-tick.C
		asked.Go(func() {
			began := time.Now()
			a, err := s.Ask(patient, ordinaryPaths[i%len(ordinaryPaths)])
			if all[i] = time.Since(began); err != nil || a.Status != http.StatusOK {
				t.Errorf("an ordinary question: status %d, %v", a.Status, err)
			}
		})
	}
	asked.Wait()
	return all
}

// percentile returns the time below which so many of a hundred lie.
func percentile(all []time.Duration, of int) time.Duration {
	slices.Sort(all)
	return all[min(len(all)-1, len(all)*of/100)]
}
