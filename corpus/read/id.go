package read

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Identifiers are safe in a URL and in a file name, and depend on nothing but
// what the user states, or where the article lies, or what it says: the same
// corpus gives the same identifiers at every rebuild.
const (
	maxID       = 128 // bytes; longer ones are hashed
	hashedBytes = 8   // of SHA-256: among a million articles two meet once in 30 million corpora
)

// statedID returns the identifier of an article whose user gave it one.
func statedID(id string) string {
	if safe(id) {
		return id
	}
	return "x" + hash(id)
}

// pathID returns the identifier of the only article of a file: its path, with
// "~" for "/", where that is safe; "seeds/a.txt" becomes "seeds~a.txt".
func pathID(path string) string {
	path = norm.NFC.String(path)
	if id := strings.ReplaceAll(path, "/", "~"); safe(id) && !strings.Contains(path, "~") {
		return id
	}
	return "x" + hash(path)
}

// recordID returns the identifier of a record without one: a hash of what it says.
func recordID(title, url, text string) string {
	return "r" + hash(title+"\n"+url+"\n"+text)
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:hashedBytes])
}

// safe tells identifiers of ASCII letters, digits, ".", "_", "~" and "-" that
// begin with a letter or digit.
func safe(id string) bool {
	if id == "" || len(id) > maxID || strings.IndexByte("._~-", id[0]) >= 0 {
		return false
	}
	for i := range len(id) {
		c := id[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("._~-", c) >= 0) {
			return false
		}
	}
	return true
}
