package cluster

import (
	"bytes"
	"sync"
)

// pool lends buffers that answers are read into.
type pool struct{ free sync.Pool }

var buffers pool

// mostKept is how long a buffer may have become to be lent again, in bytes.
const mostKept = 4 << 20

func (p *pool) get() *bytes.Buffer {
	if b, is := p.free.Get().(*bytes.Buffer); is {
		return b
	}
	return &bytes.Buffer{}
}

func (p *pool) put(b *bytes.Buffer) {
	if b.Cap() <= mostKept {
		b.Reset()
		p.free.Put(b)
	}
}
