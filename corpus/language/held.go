package language

// Held tells whether the item with this id of a labelled set is kept back from
// training, so that a figure measured on it says something: half of them are.
func Held(id string) bool { return hash(Word, []byte(id))>>8&1 == 1 }
