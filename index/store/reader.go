package store

import (
	"encoding/binary"
	"errors"
	"math"
)

var errDamaged = errors.New("damaged")

// reader reads numbers. After an error it reads zeros.
type reader struct {
	left   []byte
	failed bool
}

// fail makes all that is read from now on zero.
func (r *reader) fail() {
	r.left, r.failed = nil, true
}

func (r *reader) number() int {
	if len(r.left) > 0 && r.left[0] < 0x80 { // most are small
		n := r.left[0]
		r.left = r.left[1:]
		return int(n)
	}
	return r.largeNumber()
}

func (r *reader) largeNumber() int {
	var n uint64
	for i := 0; i < len(r.left) && i < binary.MaxVarintLen32; i++ {
		n |= uint64(r.left[i]&0x7f) << (7 * i)
		if r.left[i] < 0x80 {
			r.left = r.left[i+1:]
			return r.small(n)
		}
	}
	r.fail()
	return 0
}

// signed reads a number as AppendVarint writes it.
func (r *reader) signed() int {
	n := r.number()
	return n>>1 ^ -(n & 1)
}

func (r *reader) flagged() (n int, flag bool) {
	n = r.number()
	return n >> 1, n&1 == 1
}

// count reads the number of items of at least size bytes each.
func (r *reader) count(size int) int {
	n := r.number()
	if n > len(r.left)/size {
		r.fail()
		return 0
	}
	return n
}

// listLength reads the length of a list; ok is false when the list is nil.
func (r *reader) listLength(size int) (n int, ok bool) {
	n = r.number() - 1
	if n > len(r.left)/size {
		r.fail()
		n = -1
	}
	return n, n >= 0
}

// small returns n, that an int of any system must hold.
func (r *reader) small(n uint64) int {
	if n > math.MaxInt32 {
		r.fail()
		return 0
	}
	return int(n)
}

// bytes reads so many bytes.
func (r *reader) bytes(n int) []byte {
	if n > len(r.left) {
		r.fail()
		return nil
	}
	b := r.left[:n]
	r.left = r.left[n:]
	return b
}
