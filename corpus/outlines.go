package corpus

// maxOutlines bounds the memory of outlines, in bytes: those of a million articles take a third. Documents
// beyond are cleaned a second time.
const (
	maxOutlines  = 256 << 20
	outlineBlock = 1 << 20
)

// outlines keeps the outline of each document by its number, without a pointer each.
type outlines struct {
	blocks [][]byte
	starts []uint32 // block times outlineBlock and the place in it, plus one; 0 for none
}

// add keeps the outline of the next document, if there is room.
func (o *outlines) add(outline []byte) {
	if len(outline) == 0 || len(outline) > outlineBlock || len(o.blocks) > maxOutlines/outlineBlock {
		o.starts = append(o.starts, 0)
		return
	}
	last := len(o.blocks) - 1
	if last < 0 || len(o.blocks[last])+len(outline) > outlineBlock {
		o.blocks = append(o.blocks, make([]byte, 0, outlineBlock))
		last++
	}
	o.starts = append(o.starts, uint32(last*outlineBlock+len(o.blocks[last])+1))
	o.blocks[last] = append(o.blocks[last], outline...)
}

// of returns what begins with the outline of a document, nil for one that has none.
func (o *outlines) of(number int) []byte {
	if number < 0 || number >= len(o.starts) || o.starts[number] == 0 {
		return nil
	}
	at := int(o.starts[number] - 1)
	return o.blocks[at/outlineBlock][at%outlineBlock:]
}
