package main

import (
	"errors"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiosque/torture/program"
)

// What the last quarter of a soak may hold more than the second did: noise of the collector.
const (
	growth      = 1.15     // times
	growthBytes = 24 << 20 // and so many bytes
	growthCount = 12       // threads, files, goroutines
)

func TestASoakLeavesMemoryAndGoroutinesFlat(t *testing.T) {
	t.Parallel() // it mostly waits
	lasts := time.Duration(times(6, 8, 300)) * time.Second
	l, data := newLedger(t), t.TempDir()
	corpora := [2]string{editions[0].folder(t), editions[1].folder(t)}
	l.knows(mustRebuild(t, data, corpora[1]), editions[1])
	few := goroutines(t, program.Plain, data, func(s *program.Server) { l.askAll(s) })

	var samples []usage
	rebuilds := 0
	many := goroutines(t, program.Plain, data, func(s *program.Server) {
		asking := startLoad(s, l, 60)
		ended := time.Now().Add(lasts)
		for ; time.Now().Before(ended); rebuilds++ {
			l.knows(mustRebuild(t, data, corpora[rebuilds%2]), editions[rebuilds%2])
			samples = append(samples, sample(t, s, 2*time.Second)...)
		}
		asking.end()
	})
	early, late := mean(samples[len(samples)/4:len(samples)/2]), mean(samples[len(samples)*3/4:])
	if float64(late.resident) > growth*float64(early.resident)+growthBytes || late.threads > early.threads+growthCount || late.files > early.files+growthCount {
		t.Errorf("in the second quarter it held %+v, in the last %+v", early, late)
	}
	if many > few+growthCount {
		t.Errorf("%d goroutines after the soak, %d after some questions", many, few)
	}
	note(t, "search, read and rebuild together", figure{lasts.Seconds(), "s"}, figure{float64(l.settle(t)), "answers right, none failed or mixed"},
		figure{float64(rebuilds), "rebuilds"}, figure{float64(early.resident >> 20), "MB resident in the second quarter"}, figure{float64(late.resident >> 20), "in the last"},
		figure{float64(early.files), "files"}, figure{float64(late.files), "in the end"}, figure{float64(few), "goroutines at first"}, figure{float64(many), "in the end"})
}

// sample looks at a server for a while, five times a second.
func sample(t *testing.T, s *program.Server, during time.Duration) (all []usage) {
	t.Helper()
	for range during / (200 * time.Millisecond) {
		u, err := usageOf(s.PID())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, u)
		time.Sleep(200 * time.Millisecond)
	}
	return all
}

func mean(all []usage) (m usage) {
	for _, u := range all {
		m.resident += u.resident
		m.threads += u.threads
		m.files += u.files
	}
	n := max(1, len(all))
	return usage{resident: m.resident / int64(n), threads: m.threads / n, files: m.files / n}
}

var goroutine = regexp.MustCompile(`(?m)^goroutine \d+ `)

// goroutines serves data, lets use ask, and counts the goroutines that are left when nobody
// asks any more: the server is ended by SIGQUIT, at which it lists them.
func goroutines(t *testing.T, b *program.Binary, data string, use func(*program.Server)) int {
	t.Helper()
	cmd := b.Server(t, data)
	cmd.Env = append(cmd.Env, "GOTRACEBACK=all")
	s := program.Start(t, cmd, data)
	use(s)
	patient.CloseIdleConnections()
	time.Sleep(time.Second)
	s.EndBy(syscall.SIGQUIT)
	n := len(goroutine.FindAllString(s.Log(), -1))
	if n == 0 {
		t.Errorf("the server lists no goroutine:\n%s", s.Log())
	}
	return n
}

// raced is the exit status of a program that the race detector has warned about.
const raced = 66

func TestTheRaceDetectorIsSilent(t *testing.T) {
	seconds := inFull(0, 0, 45)
	if seconds == 0 {
		t.Skip("builds the program a second time; KIOSQUE_REQUIRE=torture runs it")
	}
	if _, err := exec.LookPath("gcc"); err != nil {
		program.Require(t, "torture", "the race detector needs a C compiler: "+err.Error())
	}
	t.Parallel()
	l, data := newLedger(t), t.TempDir()
	corpora := [2]string{editions[0].folder(t), editions[1].folder(t)}
	rebuildRaced(t, l, data, corpora[1], editions[1])
	s := program.Race.Serve(t, data)
	asking := startLoad(s, l, 20)
	rebuilds := 0
	for ended := time.Now().Add(time.Duration(seconds) * time.Second); time.Now().Before(ended); rebuilds++ {
		rebuildRaced(t, l, data, corpora[rebuilds%2], editions[rebuilds%2])
	}
	asking.end()
	s.Stop() // status 66 fails the test
	if strings.Contains(s.Log(), "DATA RACE") {
		t.Errorf("the server has a race:\n%s", s.Log())
	}
	note(t, "the same with the race detector", figure{float64(seconds), "s"}, figure{float64(l.settle(t)), "answers right"}, figure{float64(rebuilds), "rebuilds"}, figure{0, "races"})
}

func rebuildRaced(t *testing.T, l *ledger, data, corpus string, e edition) {
	t.Helper()
	got := program.Race.Run(t, rebuildArguments(data, corpus)...)
	printed := printedGeneration.FindStringSubmatch(got.Out)
	if got.Status == raced || got.Status != 0 || printed == nil {
		t.Fatalf("rebuild: status %d\n%s%s", got.Status, got.Out, got.Err)
	}
	l.knows(printed[1], e)
}

// TestADrainAnswersWhatIsUnderWay ends servers under load: what they had begun to answer is
// answered, and their status is 0.
func TestADrainAnswersWhatIsUnderWay(t *testing.T) {
	l, data := newLedger(t), t.TempDir()
	l.knows(rebuilt(t, data, morning), morning)
	l.excused = notTaken
	drains := times(1, 2, 20)
	cut := 0
	for range drains {
		s := program.Plain.Serve(t, data)
		asking := startLoad(s, l, 200)
		time.Sleep(300 * time.Millisecond)
		s.Stop()
		asking.end()
		cut += strings.Count(s.Log(), "level=ERROR")
	}
	if cut > 0 {
		t.Errorf("%d requests were cut off", cut)
	}
	note(t, "SIGTERM under 200 requests a second", figure{float64(drains), "ends with status 0"}, figure{float64(l.settle(t)), "answers right"}, figure{0, "cut off"})
}

// notTaken tells whether a request came after the end: nobody had begun to answer it.
func notTaken(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET)
}
