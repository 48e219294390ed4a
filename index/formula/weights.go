package formula

// The constants of the order. All were chosen together, as the best mean of nDCG@10
// over judged sets of both languages, and none for one set (docs/decisions/0008).
const (
	K1    = 1.5
	Delta = 0.2 // BM25+: what a word is worth at the least where it stands (Lv and Zhai 2011)

	ExactShare  = 0.5 // of the score of a word, for the form that was typed
	TitleShare  = 1.0 // for standing in the title
	LeadShare   = 0.3 // for standing in the lead
	PairShare   = 0.3 // for two words of the question near each other
	FamilyShare = 0.3 // of an occurrence, for a word that begins with the same letters

	// TranslatedShare makes up for the evidence that a translation cannot have: form,
	// pairs, family. Above it, articles of the other language push out the reader's own.
	TranslatedShare = 1.4

	PairReach = 4 // places after the first word of a pair in which the second may stand

	// MaxWaysInTitle is the most ways of a class for which standing in the title counts
	// besides: a pattern that stands for hundreds of words says little about titles.
	MaxWaysInTitle = 12

	// FamilyLetters: a family is what begins with the same: informatique, information, informer.
	FamilyLetters = 6
)

// The fields that words are weighed by. Statistics are those of a language.
const (
	Title   = "title"
	Body    = "body"
	Removed = "removed" // captions, credits and what was removed: searched with scope=raw
	Lead    = "lead"    // the first words of the body, the first half of them twice
	Family  = "family"  // the words that begin with the same letters as one that was asked for
)

// Field says how occurrences in a field of the article count.
type Field struct {
	Weight float64
	B      float64 // how much the length counts
}

// Fields are the fields by their names.
var Fields = map[string]Field{
	Title:   {Weight: 1, B: 1},
	Body:    {Weight: 1, B: 0.7},
	Removed: {Weight: 0.5, B: 0.7},
	Lead:    {Weight: 0.5, B: 0}, // its first half counts twice
	Family:  {Weight: 1, B: 0.7},
}
