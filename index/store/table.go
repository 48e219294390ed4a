package store

import "encoding/binary"

// A code is one byte for the most common pieces, two for the next, three for the
// others: the first byte tells which. The last first byte is followed by a length
// less one and so many bytes that stand for themselves.
const (
	firstOfThree = 247
	literal      = 255
	maxThree     = (literal - firstOfThree) << 16
	maxLiteral   = 256
)

// table gives the piece of a code.
type table struct {
	one  int      // how many pieces have a code of one byte: the first byte of the others is not less
	all  string   // the pieces, most common first
	ends []uint32 // of the pieces in all, after a 0
}

func newTable(one int, pieces []string) *table {
	t := &table{one: one, ends: make([]uint32, 1, len(pieces)+1)}
	var all []byte
	for _, p := range pieces {
		all = append(all, p...)
		t.ends = append(t.ends, uint32(len(all)))
	}
	t.all = string(all)
	return t
}

// two returns how many pieces have a code of one or two bytes.
func two(one int) int { return one + (firstOfThree-one)<<8 }

// appendCode appends the code of the n-th piece.
func appendCode(b []byte, n, one int) []byte {
	if n < one {
		return append(b, byte(n))
	}
	if n < two(one) {
		n -= one
		return append(b, byte(one+n>>8), byte(n))
	}
	n -= two(one)
	return append(b, byte(firstOfThree+n>>16), byte(n>>8), byte(n))
}

// appendLiteral appends s, that stands for itself.
func appendLiteral(b []byte, s string) []byte {
	for len(s) > 0 {
		n := min(len(s), maxLiteral)
		b = append(append(b, literal, byte(n-1)), s[:n]...)
		s = s[n:]
	}
	return b
}

// expand appends to out what codes stand for; more than limit bytes are an error.
func (t *table) expand(out, codes []byte, limit int) ([]byte, error) {
	afterTwo := two(t.one)
	limit += len(out)
	for len(codes) > 0 {
		var n int
		first := int(codes[0])
		switch {
		case first < t.one:
			n, codes = first, codes[1:]
		case first < firstOfThree && len(codes) >= 2:
			n, codes = t.one+(first-t.one)<<8+int(codes[1]), codes[2:]
		case first == literal && len(codes) >= 2 && len(codes)-3 >= int(codes[1]):
			end := 3 + int(codes[1])
			out, codes = append(out, codes[2:end]...), codes[end:]
			continue
		case first < literal && len(codes) >= 3:
			n, codes = afterTwo+(first-firstOfThree)<<16+int(codes[1])<<8+int(codes[2]), codes[3:]
		default:
			return nil, errDamaged
		}
		if n+1 >= len(t.ends) || len(out) > limit {
			return nil, errDamaged
		}
		out = append(out, t.all[t.ends[n]:t.ends[n+1]]...)
	}
	if len(out) > limit {
		return nil, errDamaged
	}
	return out, nil
}

// append appends t as readTable reads it.
func (t *table) append(b []byte) []byte {
	b = binary.AppendUvarint(append(b, byte(t.one)), uint64(len(t.ends)-1))
	for i, end := range t.ends[1:] {
		b = append(b, byte(end-t.ends[i]))
	}
	return append(binary.AppendUvarint(b, uint64(len(t.all))), t.all...)
}

// readTable reads a table from the beginning of b and returns what follows it.
func readTable(b []byte) (*table, []byte, error) {
	if len(b) == 0 || b[0] > firstOfThree {
		return nil, nil, errDamaged
	}
	r := reader{left: b[1:]}
	n := r.count(1)
	lengths := r.bytes(n)
	all := r.bytes(r.count(1))
	t := &table{one: int(b[0]), all: string(all), ends: make([]uint32, len(lengths)+1)}
	for i, length := range lengths {
		t.ends[i+1] = t.ends[i] + uint32(length)
	}
	if r.failed || int(t.ends[len(lengths)]) != len(all) {
		return nil, nil, errDamaged
	}
	return t, r.left, nil
}
