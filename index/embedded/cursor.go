package embedded

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"math"

	"kiosque/index"
	"kiosque/query"
)

// A cursor is where a page ended: marks of the generation and of the question that it belongs to,
// and the rank of the last hit. It is 24 bytes in base64url.
const cursorBytes = 24

func (g *generation) cursor(q query.Query, last ranked) string {
	buf := make([]byte, 0, cursorBytes)
	buf = binary.BigEndian.AppendUint32(buf, g.mark())
	buf = binary.BigEndian.AppendUint64(buf, fingerprint(q))
	buf = binary.BigEndian.AppendUint64(buf, math.Float64bits(last.key))
	buf = binary.BigEndian.AppendUint32(buf, last.doc)
	return base64.RawURLEncoding.EncodeToString(buf)
}

// made tells whether a cursor is of this generation.
func (g *generation) made(cursor string) bool {
	buf, err := base64.RawURLEncoding.DecodeString(cursor)
	return err == nil && len(buf) == cursorBytes && binary.BigEndian.Uint32(buf) == g.mark()
}

func (g *generation) readCursor(q query.Query) (ranked, error) {
	buf, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	if err != nil || !g.made(q.Cursor) || binary.BigEndian.Uint64(buf[4:]) != fingerprint(q) {
		return ranked{}, index.ErrCursor
	}
	return ranked{
		key: math.Float64frombits(binary.BigEndian.Uint64(buf[12:])),
		doc: binary.BigEndian.Uint32(buf[20:]),
	}, nil
}

// mark tells a generation from others, of the same name too.
func (g *generation) mark() uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(g.manifest.Generation + " " + g.manifest.Seal))
	return h.Sum32()
}

// fingerprint is of all of q that decides which hits there are and in which order.
func fingerprint(q query.Query) uint64 {
	q.Page, q.Size, q.Cursor = 1, query.Size, ""
	h := fnv.New64a()
	_, _ = h.Write([]byte(q.Values().Encode()))
	return h.Sum64()
}
