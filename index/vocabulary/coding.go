package vocabulary

import "encoding/binary"

// encoder appends numbers and texts. What is like goes together, lengths beside lengths and letters beside
// letters, so that the whole can be compressed well.
type encoder struct{ content []byte }

func (e *encoder) number(n uint32) { e.content = binary.AppendUvarint(e.content, uint64(n)) }

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

// texts writes how many letters each text shares with the one before it, how many follow, and those.
func (e *encoder) texts(t *texts) {
	shared, rest := make([]uint32, t.len()), make([]uint32, t.len())
	var letters []byte
	last := ""
	for i := range shared {
		text := t.at(i)
		same := sharedPrefix(last, text)
		shared[i], rest[i] = uint32(same), uint32(len(text)-same)
		letters = append(letters, text[same:]...)
		last = text
	}
	e.numbers(shared)
	e.numbers(rest)
	e.text(string(letters))
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
	n, size := binary.Uvarint(d.content)
	if d.failed || size <= 0 || n > 1<<32-1 {
		d.failed = true
		return 0
	}
	d.content = d.content[size:]
	return uint32(n)
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

// numbers reads a list; each of its numbers has a byte at least.
func (d *decoder) numbers() []uint32 {
	list := make([]uint32, d.count(uint32(min(len(d.content), maxFile))))
	for i := range list {
		list[i] = d.number()
	}
	return list
}

// maxText is more bytes than any text of a list has: a name and its parting.
const maxText = 4 * maxName

// texts reads a list of texts of at most maxText bytes.
func (d *decoder) texts() texts {
	shared, rest, letters := d.numbers(), d.numbers(), d.take(uint64(d.number()))
	t := texts{ends: make([]uint32, len(shared))}
	if len(rest) != len(shared) {
		d.failed = true
	}
	all, last := make([]byte, 0, 2*len(letters)), 0
	for i := 0; i < len(shared) && !d.failed; i++ {
		same, size := int(shared[i]), int(rest[i])
		if same > len(all)-last || size > len(letters) || same+size > maxText {
			d.failed = true
			break
		}
		start := len(all)
		all = append(append(all, all[last:last+same]...), letters[:size]...)
		letters, last = letters[size:], start
		t.ends[i] = uint32(len(all))
	}
	if d.failed = d.failed || len(letters) > 0; d.failed {
		return texts{}
	}
	t.all = string(all)
	return t
}
