// Package holder is what a process that holds a lock says of itself, for another that wants it.
package holder

import (
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"
)

// Self says which process this is, and that it began now.
func Self() string {
	host, err := os.Hostname()
	if err != nil {
		host = "a machine without a name"
	}
	return fmt.Sprintf("process %d on %s, since %s", os.Getpid(), host, time.Now().Format("2006-01-02 15:04 MST"))
}

// MaxSaid is how many bytes of what a lock says are looked at.
const MaxSaid = 200

// Unknown is a process that does not say who it is.
const Unknown = "another process"

// Shown is what another process said, as far as it can be shown.
func Shown(said string) string {
	said = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, said[:min(len(said), MaxSaid)])
	if said == "" {
		return Unknown
	}
	return said
}
