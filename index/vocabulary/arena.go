package vocabulary

// arena keeps short texts in one piece of memory without a pointer each, so that a
// million of them cost the garbage collector nothing.
type arena struct {
	bytes  []byte
	wasted int // bytes that no piece points at any more
}

// piece is a text in an arena.
type piece struct {
	at   uint32
	size uint16
}

// maxPiece is more than any key of a counter or title has bytes.
const maxPiece = 1<<16 - 1

// put adds a text of at most maxPiece bytes.
func (a *arena) put(text []byte) piece {
	p := piece{at: uint32(len(a.bytes)), size: uint16(len(text))}
	a.bytes = append(a.bytes, text...)
	return p
}

func (a *arena) of(p piece) []byte { return a.bytes[p.at : p.at+uint32(p.size)] }

// is tells whether p is text.
func (a *arena) is(p piece, text string) bool {
	return int(p.size) == len(text) && string(a.of(p)) == text
}

// replace puts text where p was if there is room, else anew.
func (a *arena) replace(p piece, text string) piece {
	if len(text) <= int(p.size) {
		a.wasted += int(p.size) - len(text)
		copy(a.bytes[p.at:], text)
		return piece{at: p.at, size: uint16(len(text))}
	}
	a.wasted += int(p.size)
	n := piece{at: uint32(len(a.bytes)), size: uint16(len(text))}
	a.bytes = append(a.bytes, text...)
	return n
}
