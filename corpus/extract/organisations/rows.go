package organisations

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The columns of a row of the authority file.
const (
	colFrench = iota
	colEnglish
	colAcronyms
	colAliases
	colKind
	colCountry
	colFlags
	columns
)

const (
	flagAmbiguous = "ambiguous" // the French name needs support
	flagCommon    = "common"    // the French name is a common word
	flagIs        = "is:"
	noCountry     = "-"
	maxRowBytes   = 1 << 16 // a row of the authority file; the longest of ours has 400 bytes
	maxRows       = 200_000 // of a user, comments among them; ours are four thousand
	maxForms      = 500     // of one body: each is compared with each
)

// read adds the rows of r. Lines that are empty or start with # are passed over.
func (a *Authority) read(r io.Reader) error {
	if a.byValue == nil {
		a.byValue = map[string]int{}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxRowBytes)
	n := 1
	for ; lines.Scan(); n++ {
		if n > maxRows {
			return fmt.Errorf("line %d: more than %d rows", n, maxRows)
		}
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := a.row(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d: longer than %d bytes", n, maxRowBytes-1)
	}
	return lines.Err()
}

// row adds one row. Columns at the end may lack.
func (a *Authority) row(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("not UTF-8")
	}
	if strings.ContainsFunc(line, unseen) {
		return errors.New("a control character, or one that changes the direction of writing")
	}
	cells := strings.Split(line, "\t")
	if len(cells) == 1 {
		return errors.New("no tab: columns are parted by tabs")
	}
	if len(cells) > columns {
		return fmt.Errorf("%d columns, want at most %d parted by tabs", len(cells), columns)
	}
	cells = append(cells, make([]string, columns-len(cells))...)
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	if err := checkFlags(cells[colFlags]); err != nil {
		return err
	}
	b, err := newBody(cells)
	if err != nil {
		return err
	}
	return a.add(b, cells[colFlags])
}

// unseen tells the characters of a name that a reader would not see, tabs aside.
func unseen(r rune) bool {
	return r != '\t' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// checkFlags refuses flags that no rule reads.
func checkFlags(flags string) error {
	marks, _, _ := strings.Cut(flags, flagIs)
	for _, mark := range strings.Fields(marks) {
		if mark != flagAmbiguous && mark != flagCommon {
			return fmt.Errorf("flag %q: want %s, %s or %sNAME", mark, flagAmbiguous, flagCommon, flagIs)
		}
	}
	return nil
}

// add adds b, or adds its forms to the body that it is.
func (a *Authority) add(b body, flags string) error {
	at, known := a.byValue[b.keys[0]]
	if !known {
		at, known = a.byValue[b.keys[1]]
	}
	if _, old, renames := strings.Cut(flags, flagIs); renames {
		i, found := a.find(old)
		if !found {
			return fmt.Errorf("flag %s%s: no such body", flagIs, old)
		}
		return a.rename(i, b, at, known)
	}
	if known {
		a.bodies[at].merge(b)
		return a.bodies[at].fair()
	}
	a.bodies = append(a.bodies, b)
	a.claim(b.keys[0], len(a.bodies)-1)
	a.claim(b.keys[1], len(a.bodies)-1)
	return nil
}

// rename gives body i the names of b, and the forms of both; where another
// body had b's name, at, that becomes the same one.
func (a *Authority) rename(i int, b body, at int, known bool) error {
	if known && at != i {
		a.bodies[i].merge(a.bodies[at])
		a.bodies[at].forms = nil
	}
	a.bodies[i].merge(b)
	a.bodies[i].value, a.bodies[i].english, a.bodies[i].keys = b.value, b.english, b.keys
	a.byValue[b.keys[0]] = i
	if known && at != i {
		a.bodies[at].value, a.bodies[at].english, a.bodies[at].keys = b.value, b.english, b.keys
	}
	a.claim(b.keys[1], i)
	return a.bodies[i].fair()
}
