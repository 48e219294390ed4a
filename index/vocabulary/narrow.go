package vocabulary

import "math/bits"

// narrow is a list of numbers of as many bits each as the greatest has.
type narrow struct {
	size    int
	width   int    // bits of one, at most 32
	content []byte // with spare bytes behind, so that eight can be read at any place
}

const spare = 8

func newNarrow(list []uint32) narrow {
	most := uint32(0)
	for _, number := range list {
		most = max(most, number)
	}
	n := narrow{size: len(list), width: bits.Len32(most)}
	n.content = make([]byte, n.bytes())
	for i, number := range list {
		at := i * n.width
		old := order.Uint64(n.content[at/8:])
		order.PutUint64(n.content[at/8:], old|uint64(number)<<(at%8))
	}
	return n
}

// bytes is how many bytes the numbers take.
func (n *narrow) bytes() int { return (n.size*n.width+7)/8 + spare }

func (n *narrow) len() int { return n.size }

func (n *narrow) at(i int) uint32 {
	at := i * n.width
	return uint32(order.Uint64(n.content[at/8:]) >> (at % 8) & (1<<n.width - 1))
}
