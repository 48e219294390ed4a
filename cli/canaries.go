package cli

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/corpus/read"
	"kiosque/index"
	"kiosque/query"
)

const (
	maxCanariesFile = 64 << 10 // bytes
	maxCanaries     = 100      // questions; each is asked at every rebuild
)

// rebuilding is how a corpus becomes the next generation.
type rebuilding struct {
	source
	force    bool      // whatever is lost
	full     bool      // without what is known of files that did not change
	canaries []string  // questions of the command line
	part     read.Part // of the corpus, that is read; zero: all
	seen     *seen     // of a part, what is told of the whole
	// build makes a generation, or a part of one, of the articles; nil: the engine's Rebuild does.
	build func(iter.Seq2[article.Article, error], index.Gates) (index.Report, error)
	wait  func(path string, written time.Time) bool // read.Options.Wait
	said  *refusals                                 // not to be said again; nil: all are said
}

// gates are what a new generation may lose: the questions of the command line and of the corpus are watched.
func (r *rebuilding) gates() (index.Gates, error) {
	lines, err := r.ownCanaries()
	if err != nil {
		return index.Gates{}, err
	}
	all := slices.Concat(lines, r.canaries)
	if len(all) > maxCanaries {
		return index.Gates{}, usage(fmt.Errorf("%d canary queries: expected at most %d", len(all), maxCanaries))
	}
	for _, question := range all {
		if n := utf8.RuneCountInString(question); n > query.MaxText {
			return index.Gates{}, usage(fmt.Errorf("canary %.40q…: %d characters; at most %d can be asked", question, n, query.MaxText))
		}
	}
	return index.Gates{Force: r.force, Canaries: all}, nil
}

// ownCanaries are the lines of the canaries.txt of a corpus, but for empty ones and those
// that begin with #.
func (s *source) ownCanaries() (questions []string, err error) {
	file, err := read.Open(s.root, read.CanariesFile, read.Options{LinksOut: s.linksOut})
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	path := filepath.Join(s.root, read.CanariesFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(io.LimitReader(file, maxCanariesFile+1))
	if err != nil || len(content) > maxCanariesFile {
		return nil, errors.Join(fmt.Errorf("%s: expected at most %d bytes", path, maxCanariesFile), err)
	}
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			questions = append(questions, line)
		}
	}
	return questions, nil
}
