package extract

import "strings"

// dateTense says where the verb nearest to a date puts it.
type dateTense byte

// The tenses that matter for dates.
const (
	tenseNone dateTense = iota
	tensePast
	tensePluperfect // past before another past: no news
	tenseFuture
	tenseReport      // somebody said: past, but only for the date beside it
	tenseConditional // alleged: proves nothing
)

const (
	// dateReach is how far, in tokens, a verb may stand from the date it puts in time.
	dateReach = 24
	// dateComma is what a comma between them adds to their distance.
	dateComma = 5
	// dateReportReach is how far a verb of speech may stand from its own date.
	dateReportReach = 3
	// dateAuxReach is how far a participle may stand from its auxiliary.
	dateAuxReach = 3
)

// dateTenses gives each token that is a verb its tense.
func dateTenses(text string, tokens []dateToken) []dateTense {
	tenses := make([]dateTense, len(tokens))
	for i := range tokens {
		if t := &tokens[i]; t.kind == dateWord && tenses[i] == tenseNone {
			tenses[i] = dateVerb(text, tokens, i)
		}
	}
	return tenses
}

// dateSaid gives words their tense by their role alone, the first that fits.
var dateSaid = []struct {
	role  dateRole
	tense dateTense
}{
	{roleFuture, tenseFuture},
	{roleConditional, tenseConditional},
	{rolePluperfect, tensePluperfect},
	{rolePast, tensePast},
}

func dateVerb(text string, tokens []dateToken, i int) dateTense {
	t := &tokens[i]
	for _, s := range dateSaid {
		if t.roles&s.role == 0 {
			continue
		}
		if s.role == rolePast && i > 0 && tokens[i-1].roles&roleConditional != 0 {
			return tenseConditional
		}
		return s.tense
	}
	if t.roles&(roleAvoir|roleEtre|roleReflexive|rolePerfect) != 0 {
		if tense := dateCompound(text, tokens, i); tense != tenseNone || t.roles&rolePerfect == 0 {
			return tense
		}
	}
	return dateEnding(text, tokens, i)
}

// dateEnding reads the tense off the word's own form.
func dateEnding(text string, tokens []dateToken, i int) dateTense {
	t := &tokens[i]
	word := t.Of(text)
	switch {
	case t.lang == dateEnglish && t.roles&roleReporting != 0:
		return tenseReport
	case t.upper:
		return tenseNone
	case t.lang == dateFrench:
		return dateFrenchEnding(t, word)
	case len(word) > 4 && strings.HasSuffix(word, "ed"):
		return dateEnglishEd(tokens, i)
	}
	return tenseNone
}

// dateEnglishEd: "signed" is past, "to be signed" is not.
func dateEnglishEd(tokens []dateToken, i int) dateTense {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if tokens[j].roles&roleBareForm != 0 {
			return tenseNone
		}
	}
	return tensePast
}

// dateCompound reads "a … indiqué", "s’est … tenu", "est … parti".
func dateCompound(text string, tokens []dateToken, i int) dateTense {
	t := &tokens[i]
	for j, words := int(t.tail)+1, 0; j < len(tokens) && words < dateAuxReach; j++ {
		n := &tokens[j]
		if n.lines > 1 || n.sign == '.' || n.kind == dateNumber {
			return tenseNone
		}
		if n.kind != dateWord {
			continue
		}
		words++
		if t.roles&(roleAvoir|roleReflexive|rolePerfect) != 0 && dateParticiple(n.Of(text)) || n.roles&roleGone != 0 {
			if n.roles&roleReporting != 0 {
				return tenseReport
			}
			return tensePast
		}
	}
	return tenseNone
}

// dateParticiple tells whether a French word may be a past participle by its ending.
func dateParticiple(word string) bool {
	for _, ending := range []string{"é", "ée", "és", "ées", "i", "ie", "is", "ise", "it", "ite", "u", "ue", "us", "ues", "ert", "erte", "eint"} {
		if len(word) >= len(ending)+2 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// dateFrenchEnding knows the future ("sera", "iront") and the simple past of
// the plural ("signèrent") by their endings.
func dateFrenchEnding(t *dateToken, word string) dateTense {
	if strings.HasSuffix(word, "èrent") || strings.HasSuffix(word, "irent") && len(word) > 6 {
		return tensePast
	}
	if t.roles&roleNotFuture != 0 || len(word) < 4 {
		return tenseNone
	}
	for _, ending := range []string{"era", "ira", "dra", "vra", "rra", "ttra", "ura", "îtra", "eront", "iront", "dront", "vront", "rront", "ttront", "uront"} {
		if strings.HasSuffix(word, ending) {
			return tenseFuture
		}
	}
	return tenseNone
}

// dateSentence returns the tokens [from, to) of the sentence around [first, last],
// no further than dateReach away.
func dateSentence(tokens []dateToken, first, last int) (from, to int) {
	from = first
	for from > 0 && first-from < dateReach && !dateBreak(tokens, from) {
		from--
	}
	to = last + 1
	for to < len(tokens) && to-last <= dateReach && !dateBreak(tokens, to) {
		to++
	}
	return from, to
}

// dateBreak tells whether a sentence starts at token i. A small letter goes on
// the sentence, even after the blank line that a lost link leaves.
func dateBreak(tokens []dateToken, i int) bool {
	if i == 0 {
		return true
	}
	t, before := &tokens[i], &tokens[i-1]
	if t.lines > 0 && (t.upper || t.kind != dateWord) || t.lines > 1 && dateEnds(before.sign) {
		return true
	}
	switch before.sign {
	case '!', '?', '…', '•':
		return true
	case '.':
		return t.gap && (t.upper || t.kind == dateSign) && !(i > 1 && dateInitial(&tokens[i-2]))
	}
	return false
}

// dateInitial tells whether the dot after t shortens it: "M.", "J.".
func dateInitial(t *dateToken) bool { return t.kind == dateWord && t.upper && t.End-t.Start <= 2 }

func dateEnds(sign rune) bool {
	return sign == '.' || sign == '!' || sign == '?' || sign == '…' || sign == ':'
}

// dateTenseOf returns the tense of the verb nearest to d in its sentence, and
// the token of that verb.
func dateTenseOf(tokens []dateToken, tenses []dateTense, d dateMention) (tense dateTense, verb int) {
	from, to := dateSentence(tokens, d.first, d.last)
	best := 1 << 30
	look := func(i, cost int) bool {
		if tenses[i] == tenseNone || tenses[i] == tenseReport && cost > dateReportReach {
			return false
		}
		if cost < best {
			best, tense, verb = cost, tenses[i], i
		}
		return true
	}
	for i, cost := d.first-1, 0; i >= from; i-- {
		cost += dateStep(&tokens[i])
		if look(i, cost) {
			break
		}
	}
	for i, cost := d.last+1, 0; i < to; i++ {
		cost += dateStep(&tokens[i])
		if look(i, cost) {
			break
		}
	}
	if tense == tenseReport {
		tense = tensePast
	}
	return tense, verb
}

func dateStep(t *dateToken) int {
	if t.sign == ',' || t.sign == ';' || t.sign == '(' || t.sign == ')' {
		return dateComma
	}
	return 1
}

// dateParticipleOfEr tells whether a French word ends like the participle of
// the first group, which little else does: "signée", "frappé".
func dateParticipleOfEr(word string) bool {
	for _, ending := range []string{"é", "ée", "és", "ées"} {
		if len(word) >= len(ending)+3 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
