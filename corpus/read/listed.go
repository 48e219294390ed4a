package read

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A corpus of many millions of files, such as an object storage that is mounted, is not walked: that asks for every folder,
// and a list of what it holds is there. It is a file of paths below the root, one a line, in the order of their
// bytes, as object storages list their keys and LC_ALL=C sort -u leaves them. So it is read as it comes,
// however long it is, and no file comes twice; articles come in its order.
//
// What a walk passes over is passed over: hidden files and folders, read-me files, what ends with "/". Tables of
// metadata hold wherever they lie, and need not be listed; they have the names in lower case.

// maxListedPath is longer than any path is, in bytes.
const maxListedPath = 4096

// lister goes through a list of files.
type lister struct {
	*walker
	before  string // the path of the line before
	folders []listedFolder
}

// listedFolder is one of the folders from the root down to the one at hand.
type listedFolder struct {
	name   string
	tables int  // how many were open before it was entered
	passed bool // nothing of it is read
}

// listed reads the files of Options.List.
func (w *walker) listed() error {
	f, err := os.Open(w.options.List)
	if err != nil {
		return err
	}
	defer f.Close()
	l := lister{walker: w}
	if err := l.enter(".", false); err != nil {
		return err
	}
	in := bufio.NewReaderSize(f, maxListedPath+len("\r\n"))
	for number := 1; ; number++ {
		line, err := in.ReadSlice('\n')
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			return l.wrong(number, "longer than %d bytes, this is no list of files", maxListedPath)
		}
		if problem := l.line(number, strings.TrimRight(string(line), "\r\n")); problem != nil {
			return problem
		}
		if err != nil {
			return l.leave(0)
		}
	}
}

func (l *lister) wrong(line int, format string, about ...any) error {
	return fmt.Errorf("%s:%d: "+format, append([]any{l.options.List, line}, about...)...)
}

// line reads the file that a line names.
func (l *lister) line(number int, text string) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	name := path.Clean(text)
	switch {
	case text == "" || strings.HasSuffix(text, "/"):
		return nil
	case strings.Contains(text, "://"):
		return l.wrong(number, "%.100q is an address; expected a path below the corpus", text)
	case strings.ContainsRune(text, 0) || path.IsAbs(name) || name == "." || !filepath.IsLocal(filepath.FromSlash(name)):
		return l.wrong(number, "%.100q: expected a path below the corpus", text)
	case name <= l.before:
		return l.wrong(number, "%.100q does not come after %.100q; sort the list with LC_ALL=C sort -u", name, l.before)
	}
	l.before = name
	return l.listedFile(name)
}

// listedFile reads a file, with the tables of its folders open.
func (l *lister) listedFile(name string) error {
	if strings.Count(name, "/") > maxDepth {
		return l.tooDeep(name)
	}
	if err := l.goTo(path.Dir(name)); err != nil {
		return err
	}
	if l.folders[len(l.folders)-1].passed || passedOver(path.Base(name)) {
		return nil
	}
	return l.file(name)
}

// goTo leaves and enters folders until the one at hand is dir.
func (l *lister) goTo(dir string) error {
	depth := len(l.folders)
	for depth > 1 && !within(dir, l.folders[depth-1].name) {
		depth--
	}
	if err := l.leave(depth); err != nil {
		return err
	}
	for at := &l.folders[depth-1]; at.name != dir; at = &l.folders[len(l.folders)-1] {
		rest := dir
		if at.name != "." {
			rest = dir[len(at.name)+1:]
		}
		next, _, _ := strings.Cut(rest, "/")
		if err := l.enter(join(at.name, next), at.passed || strings.HasPrefix(next, ".")); err != nil {
			return err
		}
	}
	return nil
}

// within tells whether a folder is another, or lies in it.
func within(dir, other string) bool { return dir == other || strings.HasPrefix(dir, other+"/") }

// enter opens the tables of a folder, unless it is passed over.
func (l *lister) enter(dir string, passed bool) error {
	passed = passed || dir != "." && l.excepted(dir)
	l.folders = append(l.folders, listedFolder{dir, len(l.tables), passed})
	if passed {
		return nil
	}
	for _, beside := range statementNames {
		name := join(dir, beside)
		var err error
		switch {
		case l.visit != nil:
			err = l.see(name)
		case isMetadata(beside) && l.exists(name):
			err = l.openTable(dir, name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// statementNames are the files that state something, in the order in which a walk meets them.
var statementNames = []string{CanariesFile, metadataCSV, metadataLines, metadataTSV, OrganisationsFile}

// leave closes the tables of folders until only so many are open.
func (l *lister) leave(depth int) error {
	for len(l.folders) > depth {
		last := l.folders[len(l.folders)-1]
		l.folders = l.folders[:len(l.folders)-1]
		if err := l.closeTables(last.tables); err != nil {
			return err
		}
	}
	return nil
}
