package extract

// phrases adds the roles of phrases to their first words.
func (r *dateReader) phrases() {
	for i := range r.tokens {
		if words := int(r.tokens[i].words); words > 1 {
			r.phrase(i, words)
		}
	}
}

// phrase matches the longest phrase that starts at token i. Apostrophes and
// hyphens between its words do not count.
func (r *dateReader) phrase(i, words int) {
	var buffer [4 * dateWordBytes]byte
	t := &r.tokens[i]
	key := dateLowerTo(buffer[:0], t.Of(r.text))
	for j := i + 1; words > 1 && j < len(r.tokens); j++ {
		next := r.tokens[j]
		if next.kind == dateSign && (dateApostrophe(next.sign) || next.sign == '-') {
			continue
		}
		if next.kind != dateWord || next.lines > 1 {
			return
		}
		words--
		key = dateLowerTo(append(key, ' '), next.Of(r.text))
		if e := dateEntryIn(r.phraseEntry(key, t.upper), int(t.lang)); e.roles != 0 {
			t.merge(dateEntry{roles: e.roles, from: e.from, to: e.to})
			t.tail = int32(j)
		}
	}
}

func (r *dateReader) phraseEntry(key []byte, upper bool) *[2]dateEntry {
	if e := r.lex.exact[string(key)]; e != nil || !upper {
		return e
	}
	var buffer [4 * dateWordBytes]byte
	return r.lex.folded[string(dateFoldTo(buffer[:0], key))]
}

func dateApostrophe(c rune) bool { return c == '\'' || c == '’' || c == 'ʼ' }
