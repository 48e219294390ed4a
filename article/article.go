// Package article holds the nouns of Kiosque: one press article and what is
// known of it. It imports nothing of ours, so that everything else may speak it.
//
// An article is one clean text and a partition of it. Text is the whole of what
// was read; every Span is a range of bytes of it; Passages say, in order, what
// each part is: title, body, caption, credit or removed. Nothing is ever cut
// out of Text, so nothing can be lost, and a fact can always show its words.
package article

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// The languages an article or a passage can be in, as BCP 47 tags.
// Other stands for "neither French nor English".
const (
	French  = "fr"
	English = "en"
	Other   = "und"
)

// Article is one article as the archive keeps it.
type Article struct {
	ID     string `json:"id"`               // unique, URL-safe, the same at every rebuild
	Path   string `json:"path"`             // file inside the corpus, with "/" on every system
	Source string `json:"source"`           // who published it, as stated; else Path
	URL    string `json:"url,omitempty"`    // where it was published, as stated
	Author string `json:"author,omitempty"` // as stated
	// Story is the ID of the first of the articles that tell the same in the same
	// words, this one among them; "" when there is no other.
	Story string `json:"story,omitempty"`

	Text     string    `json:"text"`     // clean UTF-8 (NFC); every Span is a range of it
	Title    Title     `json:"title"`    // a range of Text
	Lang     string    `json:"lang"`     // dominant language of the body: "fr", "en" or "und"
	Passages []Passage `json:"passages"` // in order, disjoint; together all of Text but blanks

	Date          Date   `json:"date"`
	Mentioned     []Fact `json:"mentioned"`     // years named in title and body, "2017"
	Countries     []Fact `json:"countries"`     // ISO 3166-1 alpha-2, "BE"
	Organisations []Fact `json:"organisations"` // canonical names

	Reading Reading `json:"-"` // how it was read; zero when that is not known
}

// Reading says what an article was made of, so that it need not be made again of the same.
type Reading struct {
	// Key is a hash of all that was read for the article alone, and of how; zero: not to be remembered.
	Key [16]byte
	// Chrome is a hash of the lines of it that its source repeats; its two lowest bits say whether a stated title was
	// put in front of the text, and whether a stated value was refused.
	Chrome uint64
}

// Span is the half-open range of bytes [Start, End).
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the part of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Empty tells whether s covers nothing; what a user stated has an empty span.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether other lies within s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Trimmed returns the range text[start:end] without the blanks around it.
func Trimmed(text string, start, end int) Span {
	s := text[start:end]
	left := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return Span{start + left, start + left + len(strings.TrimSpace(s))}
}

// Kind says what a passage is.
type Kind string

// The kinds of passage. Only Body, and Title before it, are what the article says.
const (
	KindTitle   Kind = "title"
	KindBody    Kind = "body"
	KindCaption Kind = "caption" // words under a picture
	KindCredit  Kind = "credit"  // who wrote or lent it: "Avec AFP", "By: …"
	KindRemoved Kind = "removed" // chrome, banners, related links, repeats
)

// Passage is a part of Text and what it is.
type Passage struct {
	Span
	Kind   Kind   `json:"kind"`
	Reason string `json:"reason,omitempty"` // why it is no body: "cookie notice", "repeat"
	Lang   string `json:"lang,omitempty"`   // "fr", "en", "und"
	// Joined says that a body passage goes on the paragraph of the body passage before it.
	Joined bool `json:"joined,omitempty"`
}

// Said tells whether p is what the article says: its title or a part of its body.
func (p Passage) Said() bool { return p.Kind == KindTitle || p.Kind == KindBody }

// Origin says where a title comes from.
type Origin string

// Where a title can come from.
const (
	Stated  Origin = "stated"  // given by the user or the page's metadata
	Found   Origin = "found"   // a line of the text
	Derived Origin = "derived" // cut from the first sentence
)

// Title is a range of Text and where it was found. The zero Title is "no title".
type Title struct {
	Span
	Origin Origin `json:"origin,omitempty"`
}

// Fact is one value that the archive claims, and what supports it.
type Fact struct {
	Value    string     `json:"value"`
	Main     bool       `json:"main,omitempty"` // the article is about it; else it is only named
	Evidence []Evidence `json:"evidence"`       // never empty
}

// Evidence is what supports a claim: the words, where they stand, and the rule that read them.
// What the user stated has an empty Span and the Rule "metadata".
type Evidence struct {
	Span
	Words string `json:"words"`
	Rule  string `json:"rule"` // "name", "demonym", "acronym definition", "dateline", …
}

// Quote returns the evidence of the words that stand in text at s.
func Quote(text string, s Span, rule string) Evidence {
	return Evidence{Span: s, Words: s.Of(text), Rule: rule}
}

// RuleMetadata is the rule of what a user stated beside the article.
const RuleMetadata = "metadata"

// Date is a claim about the day of publication, as precise as its evidence and no more.
type Date struct {
	Value     string     `json:"value"`                // "2017-03-12", "2017-03", "2017", or "" when undated
	NotBefore string     `json:"not_before,omitempty"` // same forms: the text proves it is not older
	NotAfter  string     `json:"not_after,omitempty"`  // same forms: the text proves it is not younger
	Evidence  []Evidence `json:"evidence"`
}

// Year returns the four digits of the claim, or "" when undated.
func (d Date) Year() string {
	if len(d.Value) < 4 {
		return ""
	}
	return d.Value[:4]
}

// Day returns the day, "2017-03-12"; "" when it is not known.
func (d Date) Day() string {
	if len(d.Value) < len(time.DateOnly) {
		return ""
	}
	return d.Value
}

// Values returns the values of facts, in their order.
func Values(facts []Fact) []string {
	values := make([]string, len(facts))
	for i, f := range facts {
		values[i] = f.Value
	}
	return values
}

// MainFirst returns the facts that the article is about before those that it
// only names, each part in the order that it has.
func MainFirst(facts []Fact) []Fact {
	about := func(f Fact) bool { return f.Main }
	named := func(f Fact) bool { return !f.Main }
	return append(slices.DeleteFunc(slices.Clone(facts), named), slices.DeleteFunc(slices.Clone(facts), about)...)
}
