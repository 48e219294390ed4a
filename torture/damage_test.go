package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/torture/program"
)

// damage is what befalls one file of the current generation.
type damage struct {
	file string
	at   int64
	bit  byte // that flips; 0: the file ends there
}

func (d damage) String() string {
	if d.bit == 0 {
		return fmt.Sprintf("%s cut to %d bytes", d.file, d.at)
	}
	return fmt.Sprintf("%s with bit %08b of byte %d flipped", d.file, d.bit, d.at)
}

// damages draws n of them, each file in its turn.
func damages(t *testing.T, r *rand.Rand, folder string, n int) (all []damage) {
	t.Helper()
	files := names(t, folder)
	r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for i := range n {
		file := files[i%len(files)]
		info, err := os.Stat(filepath.Join(folder, file))
		if err != nil {
			t.Fatal(err)
		}
		d := damage{file: file, at: r.Int64N(info.Size()), bit: 1 << r.IntN(8)}
		if r.IntN(2) == 0 {
			d.bit = 0
		}
		all = append(all, d)
	}
	return all
}

// do damages the file where it lies, so that whoever has mapped it meets the damage.
func (d damage) do(t *testing.T, folder string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(folder, d.file), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if d.bit == 0 {
		if err := f.Truncate(d.at); err != nil {
			t.Fatal(err)
		}
		return
	}
	one := make([]byte, 1)
	if _, err := f.ReadAt(one, d.at); err != nil {
		t.Fatal(err)
	}
	one[0] ^= d.bit
	if _, err := f.WriteAt(one, d.at); err != nil {
		t.Fatal(err)
	}
}

// saved is a data folder of two generations, the morning's and then the evening's, and what each must answer.
type saved struct {
	data, before, now string
	*ledger
}

func save(t *testing.T) saved {
	t.Helper()
	s := saved{data: t.TempDir(), ledger: newLedger(t)}
	s.before, s.now = rebuilt(t, s.data, morning), rebuilt(t, s.data, evening)
	s.knows(s.before, morning)
	s.knows(s.now, evening)
	return s
}

// copied is a copy of the data folder, and of the folder of its current generation.
func (s saved) copied(t *testing.T) (data, generation string) {
	t.Helper()
	data = filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(data, os.DirFS(s.data)); err != nil {
		t.Fatal(err)
	}
	return data, filepath.Join(data, "generations", s.now)
}

func TestADamagedFileIsNamedAndTheGenerationBeforeAnswers(t *testing.T) {
	s := save(t)
	all := damages(t, chance(t), filepath.Join(s.data, "generations", s.now), times(2, 6, 100))
	for _, d := range all {
		t.Run(d.String(), func(t *testing.T) {
			data, generation := s.copied(t)
			d.do(t, generation)
			s.wantBefore(t, data, d.file)
		})
	}
	note(t, "a file of the current generation with one bit flipped, or cut short, before the start", figure{float64(len(all)), "damages, all named"},
		figure{float64(s.settle(t)), "answers right, of the generation before"})
}

// wantBefore holds that the command line and a server name the file that is damaged, and answer from the generation before.
func (s saved) wantBefore(t *testing.T, data, file string) {
	t.Helper()
	got := s.askCommand(t, data)
	if answer := (program.Answer{Body: got.Out}); generationOf(answer) != s.before || !strings.Contains(got.Err, file) {
		t.Errorf("search answers from generation %q and says %q; want generation %s, and %s named", generationOf(answer), got.Err, s.before, file)
	}
	server := program.Plain.Serve(t, data)
	s.askAll(server)
	if named := generationOf(server.Get("/search")); named != s.before {
		t.Errorf("the server answers from generation %s, want %s", named, s.before)
	}
	server.Stop()
	if !strings.Contains(server.Log(), file) {
		t.Errorf("the server does not name %s:\n%s", file, server.Log())
	}
}

func TestADamageUnderARunningServerIsNoWrongAnswer(t *testing.T) {
	s := save(t)
	all := damages(t, chance(t), filepath.Join(s.data, "generations", s.now), times(2, 6, 100))
	met, refused := 0, 0
	for _, d := range all {
		t.Run(d.String(), func(t *testing.T) {
			data, generation := s.copied(t)
			server := program.Plain.Serve(t, data)
			s.judge("/search", server.Get("/search"), nil)
			d.do(t, generation)
			n, fell := s.askDamaged(t, server)
			refused += n
			if fell {
				met++
			}
			server.Stop()
			if (fell || n > 0) && !strings.Contains(server.Log(), d.file) {
				t.Errorf("the server does not name %s:\n%s", d.file, server.Log())
			}
		})
	}
	note(t, "the same under a running server", figure{float64(len(all)), "damages"}, figure{float64(met), "met, after which the generation before answers"},
		figure{float64(refused), "requests refused"}, figure{float64(s.settle(t)), "answers right, none wrong"})
}

// damagedFor is how long a server is asked after one of its files was damaged.
const damagedFor = 300 * time.Millisecond

// askDamaged asks a server whose files are damaged: it may answer rightly from either
// generation, or refuse with 503. It tells how often it refused, and whether it fell back.
func (s saved) askDamaged(t *testing.T, server *program.Server) (refused int, fell bool) {
	t.Helper()
	for deadline := time.Now().Add(damagedFor); time.Now().Before(deadline); {
		for _, path := range paths {
			a, err := server.Ask(patient, path)
			if err == nil && a.Status == http.StatusServiceUnavailable {
				refused++
				continue
			}
			s.judge(path, a, err)
			fell = fell || err == nil && generationOf(a) == s.before
		}
	}
	return refused, fell
}

func TestACurrentThatNamesNothingIsMended(t *testing.T) {
	s, corpus := save(t), evening.folder(t)
	contents := []string{"999999\n", "../../etc\n", "", "\n", "\x00\x01", strings.Repeat("0", 1<<16)}
	for _, content := range contents[:inFull(1, 2, len(contents))] {
		data, _ := s.copied(t)
		write(t, filepath.Join(data, "CURRENT"), content)
		got := search(t, data)
		if got.Status == 0 {
			a, err := commandAnswer(got)
			s.judge(command, a, err)
		} else if wrong := oneSentence(got, "CURRENT", "rebuild"); wrong != "" {
			t.Errorf("CURRENT %.20q: %s", content, wrong)
		}
		mustRebuild(t, data, corpus)
		wantNoJunk(t, data)
	}
	s.settle(t)
}
