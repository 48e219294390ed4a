// Command torture writes what the tests of this folder have measured into the page that
// tells users what they may rely on.
//
//	KIOSQUE_REQUIRE=torture KIOSQUE_TORTURE_REPORT=docs/reliability.json go test ./torture
//	go run ./torture docs/reliability.json docs/reliability.md
//
// The tests do to the real program what befalls programs: they kill it, fill its disk, damage
// its files, give it texts and questions made to break it, and leave clients hanging. Each
// counts what it has tried and what was lost. program builds and starts it, for cli's tests too.
package main

import (
	"errors"
	"fmt"
	"os"

	"kiosque/inset"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
		os.Exit(1)
	}
}

// run puts the figures of a report into a page.
func run(args []string) error {
	if len(args) != 2 {
		return errors.New("expected a report and a page: torture docs/reliability.json docs/reliability.md")
	}
	r, err := readReport(args[0])
	if err != nil {
		return err
	}
	return inset.Put(args[1], "torture", r.markdown())
}
