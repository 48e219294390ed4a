package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
	"strings"
)

// Errors of requests without the right key.
var (
	errKey      = errors.New("a key is needed, as a bearer token or as the password of any user")
	errAdminKey = errors.New("an administrative key is needed, as a bearer token")
)

// Keys are secrets that open routes. They are kept as digests, so that comparing them takes as
// long whatever was guessed.
type Keys [][sha256.Size]byte

// NewKeys returns the keys that are written so.
func NewKeys(secrets ...string) Keys {
	var all Keys
	for _, secret := range secrets {
		all = append(all, sha256.Sum256([]byte(secret)))
	}
	return all
}

// opens tells whether a secret is one of the keys. All are looked at, whichever it is.
func (k Keys) opens(secret string) bool {
	given, same := sha256.Sum256([]byte(secret)), 0
	for _, key := range k {
		same |= subtle.ConstantTimeCompare(given[:], key[:])
	}
	return same == 1
}

// admit refuses a request that its route does not take: from a client that sends too many, or
// without the key.
func (s *server) admit(r *http.Request, to route) error {
	if to.open {
		return nil
	}
	if err := s.rates.take(s.client(r)); err != nil {
		return err
	}
	token := bearer(r)
	switch {
	case to.admin && !s.AdminKeys.opens(token):
		return errAdminKey
	case to.inward && len(s.ReadKeys) == 0 && !s.isHere(r):
		return errInward
	case to.admin || len(s.ReadKeys) == 0:
		return nil
	}
	if _, password, ok := r.BasicAuth(); ok {
		token = password
	}
	if !s.ReadKeys.opens(token) && !s.AdminKeys.opens(token) {
		return errKey
	}
	return nil
}

// bearer returns the token of a request, "" without one. No browser sends it by itself.
func bearer(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}
