package read

import "fmt"

// Refusal says what could not be used and why. It ends nothing: the reading goes on.
type Refusal struct {
	Path   string // file inside the corpus, with "/" on every system
	Line   int    // from 1; 0: the whole file
	Reason string // "empty", `date "31/02/2017": no such day`

	Ignored bool // a file of a kind that is never read, such as a picture
	Kept    bool // only one stated value was refused: the article is read without it
}

// Error returns "a.jsonl:12: reason", without the line where the whole file is meant.
func (r *Refusal) Error() string {
	if r.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", r.Path, r.Line, r.Reason)
	}
	return r.Path + ": " + r.Reason
}

// size writes a limit as people do: "16 MiB", "100 bytes".
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

func tooLarge(limit int64) string { return "larger than " + size(limit) }
