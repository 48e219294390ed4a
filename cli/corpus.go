package cli

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"kiosque/corpus"
	"kiosque/corpus/extract"
	"kiosque/corpus/extract/organisations"
	"kiosque/corpus/read"
)

// largestArticle, in MiB, is more than any machine holds: above it the size is mistyped.
const largestArticle = 64 << 10

// source is a corpus as the command line describes it.
type source struct {
	root          string // folder or file of articles
	list          string // file of the paths that are read instead of walking the root, "" for none
	hint          string // how to name another, to be said where there is none
	crawledBefore string // no article is younger than this day
	maxArticle    int64  // MiB
	linksOut      bool   // links that leave the corpus are followed
}

// rootFlag is for commands that do not take the corpus as their argument.
func (s *source) rootFlag(cmd *cobra.Command) {
	s.hint = "; name yours with --corpus"
	cmd.Flags().StringVar(&s.root, "corpus", "seeds", "folder of articles, or one file")
	cmd.Flags().StringVar(&s.list, "manifest", "", "file of the paths below --corpus that are read, one a line and sorted by LC_ALL=C sort -u, where a walk would take too long, as of an object storage that is mounted")
}

func (s *source) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.crawledBefore, "crawled-before", "", "day before which all articles were collected, such as 2017-03-12")
	cmd.Flags().Int64Var(&s.maxArticle, "max-article", read.DefaultMaxArticleBytes>>20, "size in MiB above which an article is refused")
	cmd.Flags().BoolVar(&s.linksOut, "follow-links-out", false, "follow links that lead out of the corpus, to files and folders; else they are refused")
}

// options turns the flags into those of package corpus; the archive in data is no
// part of the corpus, and refused is told what is not read.
func (s *source) options(data string, refused func(*read.Refusal)) (corpus.Options, error) {
	if _, err := os.Stat(s.root); err != nil {
		return corpus.Options{}, fmt.Errorf("%s: there is no such folder or file%s", s.root, s.hint)
	}
	if info, err := os.Stat(s.list); s.list != "" && (err != nil || info.IsDir()) {
		return corpus.Options{}, fmt.Errorf("manifest %s: there is no such file", s.list)
	}
	if _, err := time.Parse(time.DateOnly, s.crawledBefore); err != nil && s.crawledBefore != "" {
		return corpus.Options{}, usage(fmt.Errorf("crawled-before %q: expected a day such as 2017-03-12", s.crawledBefore))
	}
	if s.maxArticle < 1 || s.maxArticle > largestArticle {
		return corpus.Options{}, usage(fmt.Errorf("max-article %d: expected MiB, from 1 to %d", s.maxArticle, largestArticle))
	}
	authority, err := s.authority()
	if err != nil {
		return corpus.Options{}, err
	}
	return corpus.Options{
		Read:    s.reading(data),
		Extract: extract.Options{Authority: authority, CrawledBefore: s.crawledBefore},
		Program: thisProgram(),
		Refused: refused,
	}, nil
}

// reading says which files of a corpus are read, but for the archive in data.
func (s *source) reading(data string) read.Options {
	limit := s.maxArticle << 20
	return read.Options{MaxArticleBytes: limit, MaxBytes: max(limit, read.DefaultMaxBytes), Except: data, LinksOut: s.linksOut, List: s.list}
}

// thisProgram is a hash of the program that runs, "" where it cannot be read: another one may read articles otherwise.
// Linux has the running file under a name of its own even when an update has put another in its place.
var thisProgram = sync.OnceValue(func() string {
	file, err := os.Open("/proc/self/exe")
	if err != nil {
		path, _ := os.Executable()
		file, err = os.Open(path)
	}
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return string(sum.Sum(nil))
})

// authority is the program's own with the rows of the user's organisations.tsv,
// if the corpus has one, or the folder of the one file that is asked for.
func (s *source) authority() (*organisations.Authority, error) {
	folder := s.root
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		folder = filepath.Dir(folder)
	}
	path := filepath.Join(folder, read.OrganisationsFile)
	file, err := read.Open(folder, read.OrganisationsFile, read.Options{LinksOut: s.linksOut})
	if errors.Is(err, os.ErrNotExist) {
		return organisations.Default(), nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer func() { _ = file.Close() }()
	authority, err := organisations.Load(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return authority, nil
}
