package distributed

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"strconv"

	"kiosque/index"
	"kiosque/query"
)

// A cursor is where a page ended: the name of the generation, marks of it and of the question that it belongs to,
// and the rank of the last hit, in base64url. Any program that asks the same cluster goes on from it.
//
//	length of the name, 1 byte; the name; mark, 4 bytes; fingerprint, 8; place, 8; what the hits are sorted by, as JSON
const cursorNumbers = 4 + 8 + 8

// cursor is that of the page of q that ended with last.
func (g *generation) cursor(q query.Query, last *hit) string {
	place, _ := strconv.ParseUint(last.place(), 10, 64)
	buf := append([]byte{byte(len(g.manifest.Generation))}, g.manifest.Generation...)
	buf = binary.BigEndian.AppendUint32(buf, g.mark())
	buf = binary.BigEndian.AppendUint64(buf, fingerprint(q))
	buf = binary.BigEndian.AppendUint64(buf, place)
	return base64.RawURLEncoding.EncodeToString(append(buf, last.Sort[0]...))
}

// generationOf returns the name of the generation that a cursor is of, and what tells it from others of that name.
func generationOf(cursor string) (name string, mark uint32, ok bool) {
	name, rest, ok := splitCursor(cursor)
	if !ok {
		return "", 0, false
	}
	return name, binary.BigEndian.Uint32(rest), true
}

func splitCursor(cursor string) (name string, rest []byte, ok bool) {
	buf, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || len(buf) == 0 || len(buf) <= 1+int(buf[0])+cursorNumbers {
		return "", nil, false
	}
	end := 1 + int(buf[0])
	return string(buf[1:end]), buf[end:], true
}

// after is the rank of the hit that the cursor of q ends with: the values that the cluster sorts by.
func (g *generation) after(q query.Query) ([]json.RawMessage, error) {
	name, rest, ok := splitCursor(q.Cursor)
	if !ok || name != g.manifest.Generation || binary.BigEndian.Uint32(rest) != g.mark() || binary.BigEndian.Uint64(rest[4:]) != fingerprint(q) {
		return nil, index.ErrCursor
	}
	key, place := json.RawMessage(rest[cursorNumbers:]), strconv.FormatUint(binary.BigEndian.Uint64(rest[12:]), 10)
	if !isKey(q.Sort, key) {
		return nil, index.ErrCursor
	}
	return []json.RawMessage{key, json.RawMessage(place)}, nil
}

// isKey tells whether key is what hits are sorted by.
func isKey(sort query.Sort, key json.RawMessage) bool {
	var number float64
	var text string
	if sort == query.Added {
		return json.Unmarshal(key, &text) == nil
	}
	return json.Unmarshal(key, &number) == nil
}

// fingerprint is of all of q that decides which hits there are and in which order.
func fingerprint(q query.Query) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(listOf(q).Values().Encode()))
	return h.Sum64()
}

// listOf returns q without what says which of its hits are shown, and how.
func listOf(q query.Query) query.Query {
	q.Page, q.Size, q.Cursor, q.Explain = 1, query.Size, "", false
	return q.Undrawn()
}
