package corpus

import "hash/maphash"

// known numbers the identifiers of a corpus by their hashes: some 20 bytes each, however long they are. Two of a million
// share a hash of 64 bits once in 30 million corpora.
type known struct {
	seed   maphash.Seed
	hashes []uint64 // by number
	slots  []uint32 // number plus one by hash, 0 for none; a power of two
}

func newKnown() *known {
	const first = 1 << 10
	return &known{seed: maphash.MakeSeed(), slots: make([]uint32, first)}
}

// add returns the number of an identifier, and whether it has got it now.
func (k *known) add(id string) (number int, added bool) {
	hash := maphash.String(k.seed, id)
	at := k.slot(hash)
	if n := k.slots[at]; n > 0 {
		return int(n - 1), false
	}
	k.hashes = append(k.hashes, hash)
	k.slots[at] = uint32(len(k.hashes))
	if len(k.hashes) > len(k.slots)/2 {
		k.grow()
	}
	return len(k.hashes) - 1, true
}

// number returns the number of an identifier, -1 for one that was not added.
func (k *known) number(id string) int {
	return int(k.slots[k.slot(maphash.String(k.seed, id))]) - 1
}

// slot is where a hash stands, or would.
func (k *known) slot(hash uint64) int {
	mask := uint64(len(k.slots) - 1)
	at := hash & mask
	for k.slots[at] != 0 && k.hashes[k.slots[at]-1] != hash {
		at = (at + 1) & mask
	}
	return int(at)
}

func (k *known) grow() {
	k.slots = make([]uint32, 2*len(k.slots))
	for i, hash := range k.hashes {
		k.slots[k.slot(hash)] = uint32(i + 1)
	}
}
