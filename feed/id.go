package feed

import (
	"crypto/sha1" //nolint:gosec // RFC 9562 makes names of SHA-1; nothing is kept secret by it
	"encoding/hex"
)

// namespace is that of Kiosque's names, a UUID that was drawn once.
var namespace = [16]byte{0x6b, 0x0c, 0x5d, 0x1a, 0x93, 0x27, 0x4e, 0xf4, 0xa8, 0x51, 0x2d, 0x7e, 0xc0, 0x39, 0x64, 0xb2}

// ArticleID returns the id of an article in every feed, made of its id in the archive alone. Two archives that
// give two articles the same id give them the same here.
func ArticleID(id string) string { return name("article " + id) }

// QuestionID returns the id of the feed that answers a question, as query.Query.Values writes it.
func QuestionID(question string) string { return name("question " + question) }

// name returns the UUID that a name has in our namespace (RFC 9562, version 5), as a URN.
func name(text string) string {
	sum := sha1.Sum(append(namespace[:], text...)) //nolint:gosec // as above
	id := sum[:16]
	id[6] = id[6]&0x0f | 5<<4
	id[8] = id[8]&0x3f | 0x80
	h := hex.EncodeToString(id)
	return "urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
