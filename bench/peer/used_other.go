//go:build !unix

package peer

import "time"

// Used is not known where the system is no Unix: nothing is measured there.
func Used() time.Duration { return 0 }
