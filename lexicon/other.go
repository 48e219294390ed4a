package lexicon

// Other returns the language that lang is translated into, "" when it is in no table.
func Other(lang string) string {
	switch lang {
	case languages[0]:
		return languages[1]
	case languages[1]:
		return languages[0]
	}
	return ""
}
