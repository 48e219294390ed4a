package embedded

import "kiosque/index/reading"

// pairs returns as evidence the words of a question that follow each other, where they do in an article too.
func (b branch) pairs(words reading.Some) ([]*scored, error) {
	var all []*scored
	for _, p := range words.Pairs() {
		s, err := b.pair(p)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// pair is the articles in which two words follow each other. It is weighed by how many there are.
func (b branch) pair(p reading.Pair) (*scored, error) {
	key := b.lang + " pair " + p.First + "\x00" + p.Second
	return b.scored(key, b.whyPair(p), func() (*list, error) {
		found, _, err := b.joint(wordsField, p.Way(), following, false)
		return parts{ways: p.Part(float64(b.stats.Articles), float64(len(found)))}.list(found), err
	})
}
