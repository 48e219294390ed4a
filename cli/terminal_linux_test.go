package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// screen opens a terminal: what is written to it can be read from the second file.
func screen(t *testing.T) (terminal, seen *os.File) {
	t.Helper()
	seen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no terminal can be opened here: %v", err)
	}
	t.Cleanup(func() { _ = seen.Close() })
	if err := unix.IoctlSetPointerInt(int(seen.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(int(seen.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = terminal.Close() })
	return terminal, seen
}

func TestColoursAreForScreensWhoseUsersWantThem(t *testing.T) {
	terminal, _ := screen(t)
	for _, c := range []struct {
		term, noColor string
		want          bool
	}{{"xterm", "", true}, {"xterm", "1", false}, {"dumb", "", false}, {"dumb", "1", false}, {"", "", true}} {
		t.Setenv("TERM", c.term)
		t.Setenv("NO_COLOR", c.noColor)
		if have := newPen(&output{to: terminal}); have.colours != c.want {
			t.Errorf("%+v: colours %v", c, have.colours)
		}
	}
}

func TestABarIsDrawnOnAScreenAndNowhereElse(t *testing.T) {
	drawn := func(p *program) string {
		terminal, seen := screen(t)
		p.err = terminal
		m := p.meter("restoring", "B", 1000)
		for range 5 {
			_, _ = m.Write(make([]byte, 100))
			time.Sleep(110 * time.Millisecond)
		}
		m.end()
		_, _ = fmt.Fprint(terminal, "done")
		read := make([]byte, 1<<16)
		n, err := seen.Read(read)
		if err != nil {
			t.Fatal(err)
		}
		return string(read[:n])
	}
	t.Setenv("TERM", "xterm")
	if text := drawn(&program{}); !strings.Contains(text, "restoring") || !strings.Contains(text, "50%") || !strings.Contains(text, "B/s") {
		t.Errorf("drawn: %q", text)
	}
	if text := drawn(&program{quiet: true}); text != "done" {
		t.Errorf("quiet, drawn: %q", text)
	}
	t.Setenv("TERM", "dumb")
	if text := drawn(&program{}); text != "done" {
		t.Errorf("on a dumb terminal: %q", text)
	}
}
