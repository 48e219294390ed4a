package lexicon

import _ "embed"

//go:embed NOTICE
var notice string

// Notice returns whose works the tables are made from, and under which licences: who
// passes the program on passes this on too.
func Notice() string { return notice }
