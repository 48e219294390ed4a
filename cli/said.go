package cli

import (
	"fmt"

	"kiosque/index"
)

// say prints what came of a command: a sentence for people, or JSON for programs.
func (p *program) say(asJSON bool, value any, sentence string) error {
	if asJSON {
		return p.json(value)
	}
	_, err := fmt.Fprintln(p.out, plain(sentence))
	return err
}

// backedUp is what came of a backup, in JSON.
type backedUp struct {
	File       string           `json:"file"` // - is standard output
	Bytes      int64            `json:"bytes"`
	Generation index.Generation `json:"archive"`
}

// readiness is what a server says of itself, in JSON.
type readiness struct {
	Ready   bool   `json:"ready"`
	Status  int    `json:"status,omitempty"` // of HTTP; 0 where nobody answered
	Address string `json:"address"`
	Reason  string `json:"reason,omitempty"` // why not
}

// versions are those of the program and of what its archives depend on, in JSON.
type versions struct {
	Version   string `json:"version"`
	Analysers string `json:"analysers"`
	Go        string `json:"go"`
	Platform  string `json:"platform"` // linux/amd64
}
