package dates

import "strings"

// verbTense says where the verb nearest to a date puts it.
type verbTense byte

// The tenses that matter for dates.
const (
	tenseNone verbTense = iota
	tensePast
	tensePluperfect // past before another past: no news
	tenseFuture
	tenseReport      // somebody said: past, but only for the date beside it
	tenseConditional // alleged: proves nothing
)

const (
	// verbReach is how far, in tokens, a verb may stand from the date it puts in time.
	verbReach = 24
	// commaCost is what a comma between them adds to their distance.
	commaCost = 5
	// reportReach is how far a verb of speech may stand from its own date.
	reportReach = 3
	// auxiliaryReach is how far a participle may stand from its auxiliary.
	auxiliaryReach = 3
)

// tensesOf gives each token that is a verb its tense.
func tensesOf(text string, tokens []token) []verbTense {
	tenses := make([]verbTense, len(tokens))
	for i := range tokens {
		if t := &tokens[i]; t.kind == kindWord && tenses[i] == tenseNone {
			tenses[i] = verbAt(text, tokens, i)
		}
	}
	return tenses
}

// tensesOfRoles gives words their tense by their role alone, the first that fits.
var tensesOfRoles = []struct {
	role  roleSet
	tense verbTense
}{
	{roleFuture, tenseFuture},
	{roleConditional, tenseConditional},
	{rolePluperfect, tensePluperfect},
	{rolePast, tensePast},
}

func verbAt(text string, tokens []token, i int) verbTense {
	t := &tokens[i]
	for _, s := range tensesOfRoles {
		if t.roles&s.role == 0 {
			continue
		}
		if s.role == rolePast && i > 0 && tokens[i-1].roles&roleConditional != 0 {
			return tenseConditional
		}
		return s.tense
	}
	if t.roles&(roleAvoir|roleEtre|roleReflexive|rolePerfect) != 0 {
		if tense := compoundAt(text, tokens, i); tense != tenseNone || t.roles&rolePerfect == 0 {
			return tense
		}
	}
	return endingAt(text, tokens, i)
}

// endingAt reads the tense off the word's own form.
func endingAt(text string, tokens []token, i int) verbTense {
	t := &tokens[i]
	word := t.Of(text)
	switch {
	case t.lang == english && t.roles&roleReporting != 0:
		return tenseReport
	case t.upper:
		return tenseNone
	case t.lang == french:
		return frenchEnding(t, word)
	case len(word) > 4 && strings.HasSuffix(word, "ed"):
		return englishEd(tokens, i)
	}
	return tenseNone
}

// englishEd: "signed" is past, "to be signed" is not.
func englishEd(tokens []token, i int) verbTense {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if tokens[j].roles&roleBareForm != 0 {
			return tenseNone
		}
	}
	return tensePast
}

// compoundAt reads "a … indiqué", "s’est … tenu", "est … parti".
func compoundAt(text string, tokens []token, i int) verbTense {
	t := &tokens[i]
	for j, words := int(t.tail)+1, 0; j < len(tokens) && words < auxiliaryReach; j++ {
		n := &tokens[j]
		if n.lines > 1 || n.sign == '.' || n.kind == kindNumber {
			return tenseNone
		}
		if n.kind != kindWord {
			continue
		}
		words++
		if t.roles&(roleAvoir|roleReflexive|rolePerfect) != 0 && participle(n.Of(text)) || n.roles&roleGone != 0 {
			if n.roles&roleReporting != 0 {
				return tenseReport
			}
			return tensePast
		}
	}
	return tenseNone
}

// participle tells whether a French word may be a past participle by its ending.
func participle(word string) bool {
	for _, ending := range []string{"é", "ée", "és", "ées", "i", "ie", "is", "ise", "it", "ite", "u", "ue", "us", "ues", "ert", "erte", "eint"} {
		if len(word) >= len(ending)+2 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// frenchEnding knows the future ("sera", "iront") and the simple past of
// the plural ("signèrent") by their endings.
func frenchEnding(t *token, word string) verbTense {
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

// sentenceAround returns the tokens [from, to) of the sentence around [first, last],
// no further than verbReach away.
func sentenceAround(tokens []token, first, last int) (from, to int) {
	from = first
	for from > 0 && first-from < verbReach && !breaks(tokens, from) {
		from--
	}
	to = last + 1
	for to < len(tokens) && to-last <= verbReach && !breaks(tokens, to) {
		to++
	}
	return from, to
}

// breaks tells whether a sentence starts at token i. A small letter goes on
// the sentence, even after the blank line that a lost link leaves.
func breaks(tokens []token, i int) bool {
	if i == 0 {
		return true
	}
	t, before := &tokens[i], &tokens[i-1]
	if t.lines > 0 && (t.upper || t.kind != kindWord) || t.lines > 1 && endsSentence(before.sign) {
		return true
	}
	switch before.sign {
	case '!', '?', '…', '•':
		return true
	case '.':
		return t.gap && (t.upper || t.kind == kindSign) && !(i > 1 && initial(&tokens[i-2]))
	}
	return false
}

// initial tells whether the dot after t shortens it: "M.", "J.".
func initial(t *token) bool { return t.kind == kindWord && t.upper && t.End-t.Start <= 2 }

func endsSentence(sign rune) bool {
	return sign == '.' || sign == '!' || sign == '?' || sign == '…' || sign == ':'
}

// tenseOf returns the tense of the verb nearest to d in its sentence, and
// the token of that verb.
func tenseOf(tokens []token, tenses []verbTense, d mention) (tense verbTense, verb int) {
	from, to := sentenceAround(tokens, d.first, d.last)
	best := 1 << 30
	look := func(i, cost int) bool {
		if tenses[i] == tenseNone || tenses[i] == tenseReport && cost > reportReach {
			return false
		}
		if cost < best {
			best, tense, verb = cost, tenses[i], i
		}
		return true
	}
	for i, cost := d.first-1, 0; i >= from; i-- {
		cost += step(&tokens[i])
		if look(i, cost) {
			break
		}
	}
	for i, cost := d.last+1, 0; i < to; i++ {
		cost += step(&tokens[i])
		if look(i, cost) {
			break
		}
	}
	if tense == tenseReport {
		tense = tensePast
	}
	return tense, verb
}

func step(t *token) int {
	if t.sign == ',' || t.sign == ';' || t.sign == '(' || t.sign == ')' {
		return commaCost
	}
	return 1
}

// participleOfEr tells whether a French word ends like the participle of
// the first group, which little else does: "signée", "frappé".
func participleOfEr(word string) bool {
	for _, ending := range []string{"é", "ée", "és", "ées"} {
		if len(word) >= len(ending)+3 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
