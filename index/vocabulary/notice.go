package vocabulary

import _ "embed"

//go:embed data/NOTICE
var notice string

// Notice returns the licences of the word lists that are part of the program.
func Notice() string { return notice }
