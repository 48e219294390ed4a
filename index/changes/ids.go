package changes

// IDs finds articles by their ids, in 32 bytes of memory an article; it is safe for concurrent use. The zero IDs
// finds nothing. As in Between, ids are told apart by 64 bits.
type IDs struct {
	hashes Hashes
	order  order
}

// NewIDs returns the IDs of h.
func NewIDs(h Hashes) IDs { return IDs{h, newOrder(h.Len(), h.short)} }

// Find returns the number of the first article with an id.
func (i IDs) Find(id string) (n uint32, known bool) {
	short := RowOf(id, nil).Short
	for _, n := range i.order.near(short) {
		if i.hashes.short(n) == short {
			return n, true
		}
	}
	return 0, false
}
