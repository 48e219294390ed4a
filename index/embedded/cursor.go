package embedded

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"math"

	"kiosque/index"
	"kiosque/query"
)

// A cursor is where a page ended: the generation and the question it belongs to,
// and the rank of the last hit. It is 20 bytes in base64url.
const cursorBytes = 20

func (g *generation) cursor(q query.Query, last ranked) string {
	buf := make([]byte, 0, cursorBytes)
	buf = binary.BigEndian.AppendUint64(buf, g.fingerprint(q))
	buf = binary.BigEndian.AppendUint64(buf, math.Float64bits(last.key))
	buf = binary.BigEndian.AppendUint32(buf, last.doc)
	return base64.RawURLEncoding.EncodeToString(buf)
}

func (g *generation) readCursor(q query.Query) (ranked, error) {
	buf, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	if err != nil || len(buf) != cursorBytes || binary.BigEndian.Uint64(buf) != g.fingerprint(q) {
		return ranked{}, index.ErrCursor
	}
	return ranked{
		key: math.Float64frombits(binary.BigEndian.Uint64(buf[8:])),
		doc: binary.BigEndian.Uint32(buf[16:]),
	}, nil
}

// fingerprint is of the generation and of all of q that decides which hits there
// are and in which order.
func (g *generation) fingerprint(q query.Query) uint64 {
	q.Page, q.Size, q.Cursor = 1, query.Size, ""
	h := fnv.New64a()
	_, _ = h.Write([]byte(g.manifest.Generation + "?" + q.Values().Encode()))
	return h.Sum64()
}
