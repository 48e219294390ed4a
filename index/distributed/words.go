package distributed

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/maphash"
	"strings"
)

// The index of words has every exact form of a language once, for patterns: a document {"lang", "form"} each.
const (
	langField = "lang"
	formField = "form"
)

func wordsMapping() map[string]any {
	keyword := map[string]any{"type": "keyword"}
	return map[string]any{"dynamic": "strict", "properties": map[string]any{langField: keyword, formField: keyword}}
}

// spelling is an exact form of a language.
type spelling struct{ lang, form string }

// id is that of its document: the two, or a hash where they are longer than an id may be.
func (s spelling) id() string {
	const longest = 512 // bytes, of ids in OpenSearch
	id := s.lang + " " + s.form
	if len(id) <= longest {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:])
}

// forms are different exact forms, by language.
type forms map[string]map[string]bool

func (f forms) of(lang string) map[string]bool {
	if f[lang] == nil {
		f[lang] = map[string]bool{}
	}
	return f[lang]
}

// forms adds the exact forms of the document that was written last to a set.
func (p *page) forms(to map[string]bool) {
	for _, m := range []*impacts{p.words, p.removed} {
		for form := range m.forms {
			to[form] = true
		}
	}
}

// spelled remembers forms that were sent, as many as there is room for: each has one place, by its hash, and a later
// one takes it. So a form may be sent twice, which the cluster sees, and is never left out.
type spelled struct {
	seed   maphash.Seed
	places [1 << 19]spelling
}

func newSpelled() *spelled { return &spelled{seed: maphash.MakeSeed()} }

// isNew tells whether a form was not sent, as far as is remembered; it is now.
func (s *spelled) isNew(form spelling) bool {
	place := &s.places[maphash.Comparable(s.seed, form)%uint64(len(s.places))]
	if *place == form {
		return false
	}
	*place = spelling{form.lang, strings.Clone(form.form)} // which was a part of an article
	return true
}

// request is the documents of those forms that were not sent yet.
func (s *spelled) request(index string, all forms) *request {
	r := &request{index: index, action: toCreate}
	for lang, forms := range all {
		for form := range forms {
			if one := (spelling{lang, form}); s.isNew(one) {
				r.addSpelling(one)
			}
		}
	}
	return r
}

func (r *request) addSpelling(s spelling) {
	r.add(s.id(), "", s.form)
	r.body = append(r.body, `{"`+langField+`":`...)
	r.body = appendString(r.body, s.lang)
	r.body = append(r.body, `,"`+formField+`":`...)
	r.body = appendString(r.body, s.form)
	r.body = append(r.body, '}')
	r.end()
}
