package corpus

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

// Earlier is an archive of the same corpus that was made before. What it has of a piece is taken from it, and the
// piece is neither parsed nor cleaned nor understood again. Its methods are called from many goroutines.
type Earlier interface {
	// Find returns the number of an article and its Reading.Chrome by its Reading.Key.
	Find(key [16]byte) (number uint32, chrome uint64, known bool)
	// Article returns an article as it was handed over. On an error it is made again.
	Article(number uint32) (article.Article, error)
}

// settings are all that an article depends on beside its piece and its chrome, "" when that is not known.
func (o Options) settings() string {
	if o.Program == "" {
		return ""
	}
	added := ""
	if o.Extract.Authority != nil {
		added = o.Extract.Authority.Added()
	}
	return strings.Join([]string{o.Program, o.Extract.CrawledBefore, added}, "\x00")
}

// key is the key of a piece, zero when its article is not to be remembered.
func (s *survey) key(p read.Piece) (key [16]byte) {
	if s.settings != "" {
		key = p.Key(s.settings)
	}
	return key
}

// earlier returns the article that was made of a piece before.
func (s *survey) earlier(p read.Piece) (a article.Article, known bool) {
	if s.options.Earlier == nil || s.settings == "" {
		return a, false
	}
	key := s.key(p)
	number, chrome, known := s.options.Earlier.Find(key)
	if !known {
		return a, false
	}
	a, err := s.options.Earlier.Article(number)
	a.Reading = article.Reading{Key: key, Chrome: chrome}
	return a, err == nil
}

// The lowest bits of article.Reading.Chrome, under the hash.
const (
	inFront   = 1 << iota // a stated title was put in front of the text
	refusing              // a stated value was refused, which is to be told at every reading
	chromeBit = iota      // where the hash begins
)

// asRead is the text of an article as it was read.
func asRead(a *article.Article) string {
	if a.Reading.Chrome&inFront == 0 {
		return a.Text
	}
	_, text, _ := strings.Cut(a.Text, clean.TitleEnd)
	return text
}

// still tells whether an earlier article has the chrome that it had.
func (s *survey) still(a *article.Article) bool {
	return a.Reading.Chrome>>chromeBit == s.chrome.Chrome(a)
}

// reading says how the article of a document was made.
func (s *survey) reading(p read.Piece, d read.Document, u *understood) article.Reading {
	chrome := s.chrome.Chrome(&u.article) << chromeBit
	if len(u.article.Text) > len(d.Text) {
		chrome |= inFront
	}
	if len(u.refusals) > 0 {
		chrome |= refusing
	}
	return article.Reading{Key: s.key(p), Chrome: chrome}
}
