package mark

// find appends the words of a way of several to all, wherever they stand together.
func (w *together) find(all []found, t *Text) []found {
	for i := range t.analysed() {
		for _, j := range w.at(t, i) {
			all = append(all, found{j, w.class})
		}
	}
	return all
}

// at returns the tokens that make w when its first in the text is token i; none
// when it does not begin there.
func (w *together) at(t *Text, i int) []int {
	if w.Slop > 0 {
		return w.window(t, i)
	}
	if w.form(t, i) != w.Terms[0].Text {
		return nil
	}
	first := t.tokens[i].position
	found := make([]int, 0, len(w.Terms))
	for _, term := range w.Terms {
		for i < len(t.tokens) && int(t.tokens[i].position-first) < term.Place {
			i++ // stands where the phrase has a word that is not compared
		}
		if i == len(t.tokens) || int(t.tokens[i].position-first) != term.Place || w.form(t, i) != term.Text {
			return nil
		}
		found = append(found, i)
	}
	return found
}

// window returns the words of w from token i on, when all stand within its span.
func (w *together) window(t *Text, i int) []int {
	if !w.has(w.form(t, i)) {
		return nil
	}
	var found []int
	seen := map[string]bool{}
	for j := i; j < len(t.tokens) && int(t.tokens[j].position-t.tokens[i].position) <= w.Span(); j++ {
		if form := w.form(t, j); w.has(form) {
			found, seen[form] = append(found, j), true
		}
	}
	for _, term := range w.Terms {
		if !seen[term.Text] {
			return nil
		}
	}
	return found
}

func (w *together) has(form string) bool {
	for _, term := range w.Terms {
		if term.Text == form {
			return true
		}
	}
	return false
}

func (w *together) form(t *Text, i int) string {
	if w.Exact {
		return t.exact(i)
	}
	return t.term(i)
}
