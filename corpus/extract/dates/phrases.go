package dates

// phrases adds the roles of phrases to their first words.
func (r *reader) phrases() {
	for i := range r.tokens {
		if words := int(r.tokens[i].words); words > 1 {
			r.phrase(i, words)
		}
	}
}

// phrase matches the longest phrase that starts at token i. Apostrophes and
// hyphens between its words do not count.
func (r *reader) phrase(i, words int) {
	var buffer [4 * maxWordBytes]byte
	t := &r.tokens[i]
	key := lowerTo(buffer[:0], t.Of(r.text))
	for j := i + 1; words > 1 && j < len(r.tokens); j++ {
		next := r.tokens[j]
		if next.kind == kindSign && (isApostrophe(next.sign) || next.sign == '-') {
			continue
		}
		if next.kind != kindWord || next.lines > 1 {
			return
		}
		words--
		key = lowerTo(append(key, ' '), next.Of(r.text))
		if e := entryIn(r.phraseEntry(key, t.upper), int(t.lang)); e.roles != 0 {
			t.merge(entry{roles: e.roles, from: e.from, to: e.to})
			t.tail = int32(j)
		}
	}
}

func (r *reader) phraseEntry(key []byte, upper bool) *[2]entry {
	if e := r.lex.exact[string(key)]; e != nil || !upper {
		return e
	}
	var buffer [4 * maxWordBytes]byte
	return r.lex.folded[string(foldTo(buffer[:0], key))]
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' || c == 'ʼ' }
