//go:build !unix

package server

import "time"

var begun = time.Now()

// used returns the time that has passed, where the system does not tell how much of it was spent.
func used() time.Duration { return time.Since(begun) }
