package cli

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"kiosque/corpus/read"
)

// files are those of a corpus, as a server gives them to readers.
type files struct{ source }

// IsArticle tells whether a file of such a name is one article.
func (f files) IsArticle(path string) bool { return read.IsArticle(path) }

// Read returns the bytes of a file of the corpus under the rules by which it is read: nothing outside of it, unless its
// links are followed, nothing but regular files, and nothing longer than an article or a file is.
func (f files) Read(path string) ([]byte, error) {
	folder, err := f.folder(path)
	if err != nil {
		return nil, err
	}
	file, err := read.Open(folder, path, read.Options{LinksOut: f.linksOut})
	if err != nil {
		return nil, err
	}
	defer file.Close()
	limit := min(f.maxArticle<<20, read.DefaultMaxBytes)
	body, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(body)) > limit {
		return nil, fmt.Errorf("larger than %d MiB", limit>>20)
	}
	return body, err
}

// folder returns the folder in which a file of the corpus lies. Where the corpus is one file, no other is given.
func (f files) folder(path string) (string, error) {
	info, err := os.Stat(f.root)
	if err != nil || info.IsDir() {
		return f.root, err
	}
	root, err := filepath.EvalSymlinks(f.root)
	if err == nil && filepath.Base(root) != path {
		err = fs.ErrNotExist
	}
	return filepath.Dir(root), err
}
