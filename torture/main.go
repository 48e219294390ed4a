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
	page, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	changed, err := between(string(page), r.markdown())
	if err != nil {
		return fmt.Errorf("%s: %w", args[1], err)
	}
	return os.WriteFile(args[1], []byte(changed), 0o644)
}
