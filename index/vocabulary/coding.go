package vocabulary

// encoder appends numbers and texts.
type encoder struct{ content []byte }

func (e *encoder) number(n uint32) { e.content = order.AppendUint32(e.content, n) }

func (e *encoder) text(s string) {
	e.number(uint32(len(s)))
	e.content = append(e.content, s...)
}

func (e *encoder) numbers(list []uint32) {
	e.number(uint32(len(list)))
	for _, n := range list {
		e.number(n)
	}
}

func (e *encoder) texts(t *texts) {
	e.numbers(t.ends)
	e.text(t.all)
}

// decoder reads what encoder wrote. Once failed it gives zero values.
type decoder struct {
	content []byte
	failed  bool
}

// take returns the next n bytes, nil when there are fewer.
func (d *decoder) take(n uint64) []byte {
	if d.failed || n > uint64(len(d.content)) {
		d.failed = true
		return nil
	}
	taken := d.content[:n]
	d.content = d.content[n:]
	return taken
}

func (d *decoder) number() uint32 {
	if b := d.take(4); b != nil {
		return order.Uint32(b)
	}
	return 0
}

// count reads a length that must not be over limit.
func (d *decoder) count(limit uint32) uint32 {
	n := d.number()
	if n > limit {
		d.failed = true
		return 0
	}
	return n
}

func (d *decoder) text() string { return string(d.take(uint64(d.number()))) }

func (d *decoder) numbers() []uint32 {
	n := d.number()
	b := d.take(4 * uint64(n))
	if b == nil {
		return nil
	}
	list := make([]uint32, n)
	for i := range list {
		list[i] = order.Uint32(b[4*i:])
	}
	return list
}

// texts reads a list whose ends must rise and stay within it.
func (d *decoder) texts() texts {
	t := texts{ends: d.numbers(), all: d.text()}
	last := uint32(0)
	for _, end := range t.ends {
		d.failed = d.failed || end < last
		last = end
	}
	d.failed = d.failed || int(last) != len(t.all)
	if d.failed {
		return texts{}
	}
	return t
}
