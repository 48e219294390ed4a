package generations

import (
	"cmp"
	"fmt"
	"strconv"
)

// Name is the name of generation n, which is 1 or more.
func Name(n int) string { return fmt.Sprintf("%06d", n) }

// IsName tells whether Name makes a name.
func IsName(name string) bool {
	n, err := strconv.Atoi(name)
	return err == nil && n > 0 && Name(n) == name
}

// After is the name after that of the newest generation, "" where there is none.
func After(newest string) string {
	n, _ := strconv.Atoi(newest)
	return Name(n + 1)
}

// Compare orders names as generations followed each other, as cmp.Compare does.
func Compare(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }
