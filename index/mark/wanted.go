package mark

// wanted holds the forms that a question asks for, with the places where it does.
// Nearly all words of a text are told from them by a length and a first byte.
type wanted struct {
	places map[string][]place
	mask   [64]uint32 // by first byte: the lengths of the forms that begin so
}

// bit stands for the length of a form.
func bit(form string) uint32 { return 1 << (len(form) & 31) }

func (w *wanted) add(form string, p place) {
	if form == "" {
		return // the chains make none
	}
	if w.places == nil {
		w.places = map[string][]place{}
	}
	w.places[form] = append(w.places[form], p)
	w.mask[form[0]&63] |= bit(form)
}

// may tells whether form may be wanted; it is seldom wrong.
func (w *wanted) may(form string) bool { return form != "" && w.mask[form[0]&63]&bit(form) != 0 }

// class returns the class for which form is wanted, the last of several; 0 for none.
func (w *wanted) class(form string, title bool) int {
	class := 0
	for _, p := range w.places[form] {
		if title || !p.title {
			class = p.class
		}
	}
	return class
}
