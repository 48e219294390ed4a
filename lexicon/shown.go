package lexicon

const (
	maxShown   = 3    // ways that a reader takes in at a glance
	leastShown = 0.15 // the weight from which a learnt way is more often right than odd
)

// Shown returns the texts of the ways that people are told, the likeliest first: of a word that the
// checked table has, what is stated there; of another what is learnt with some weight. Never
// the word itself, so that nothing is left of a word that is only asked as it is; at most three.
// What is not shown is searched all the same.
func (m Match) Shown() []string {
	var texts []string
	for _, w := range m.Ways {
		if len(texts) < maxShown && !w.itself && m.tells(w) {
			texts = append(texts, w.Text)
		}
	}
	return texts
}

// tells tells whether a way is fit to be shown.
func (m Match) tells(w Way) bool {
	if m.Checked {
		return w.Checked
	}
	return w.Weight >= leastShown
}
