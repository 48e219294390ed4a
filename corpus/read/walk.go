package read

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Pieces reads what the articles of a folder of any depth are made of, or of the single file
// that root names, in the order of their paths. What cannot be used (a file, a
// line, a stated value) comes as (Piece{}, *Refusal) and the reading goes
// on. Any other error is the last: root is missing or no folder, ctx ended.
//
// Nothing outside root is opened unless o allows it, and nothing but regular files. Nothing waits: not for the other
// end of a pipe, nor for the writer of a file.
func Pieces(ctx context.Context, root string, o Options) iter.Seq2[Piece, error] {
	return func(yield func(Piece, error) bool) {
		w := walker{ctx: ctx, options: o.withDefaults(), yield: yield}
		if err := w.walk(root); err != nil {
			yield(Piece{}, fmt.Errorf("read corpus: %w", err))
		}
	}
}

// Folder is the documents of Pieces, one after the other; what cannot be used comes as (Document{}, *Refusal).
func Folder(ctx context.Context, root string, o Options) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for p, err := range Pieces(ctx, root, o) {
			var d Document
			var refused []*Refusal
			if err == nil {
				d, refused, err = p.Document()
			}
			for _, r := range refused {
				if !yield(Document{}, r) {
					return
				}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// errStopped says that the caller of Folder broke off.
var errStopped = errors.New("stopped")

// walker goes through one corpus. Its methods return an error only where the
// walk must end; refusals go to yield.
type walker struct {
	ctx     context.Context
	root    *os.Root
	options Options
	yield   func(Piece, error) bool
	tables  []*table        // metadata of the folders from the root down to the one at hand
	except  fs.FileInfo     // the folder that is not read, nil for none
	linked  []fs.FileInfo   // the root and the folders that links out of it have led to
	visit   func(File) bool // where files are listed and not read
}

// excepted tells whether the folder name is the one that is not read.
func (w *walker) excepted(name string) bool {
	if w.except == nil {
		return false
	}
	info, err := w.stat(name)
	return err == nil && os.SameFile(info, w.except)
}

func (w *walker) walk(root string) error {
	info, err := os.Stat(root)
	if err != nil {
		return err
	}
	if w.options.Except != "" {
		w.except, _ = os.Stat(w.options.Except) // where there is none, none is met
	}
	folder, file := root, ""
	switch {
	case info.Mode().IsRegular():
		if root, err = filepath.EvalSymlinks(root); err != nil {
			return err
		}
		folder, file = filepath.Split(root)
		folder = filepath.Clean(folder)
	case !info.IsDir():
		return fmt.Errorf("%s is neither a folder nor a file", root)
	}
	if w.root, err = os.OpenRoot(folder); err != nil {
		return err
	}
	defer w.root.Close()
	w.linked = []fs.FileInfo{info}
	switch {
	case w.options.List != "" && file != "":
		err = fmt.Errorf("%s is one file; a list is of those in a folder", file)
	case w.options.List != "":
		err = w.listed()
	case file != "":
		err = w.one(file)
	default:
		err = w.folder(".", 0)
	}
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}

// one reads a single file, whatever its name, with the metadata beside it.
func (w *walker) one(name string) error {
	entries, err := w.list(".")
	if err != nil {
		return w.refuse(name, 0, reason(err))
	}
	if err := w.openTables(".", entries); err != nil {
		return err
	}
	return w.file(name)
}

func (w *walker) folder(dir string, depth int) error {
	entries, err := w.list(dir)
	if err != nil {
		return w.refuse(dir, 0, reason(err))
	}
	before := len(w.tables)
	if err := w.openTables(dir, entries); err != nil {
		return err
	}
	for _, e := range entries {
		if err := w.entry(join(dir, e.Name()), e, depth); err != nil {
			return err
		}
	}
	return w.closeTables(before)
}

func (w *walker) list(dir string) ([]fs.DirEntry, error) {
	f, err := w.openAnything(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

func (w *walker) entry(name string, e fs.DirEntry, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	hidden := strings.HasPrefix(e.Name(), ".")
	switch {
	case e.IsDir() && (hidden || w.excepted(name)):
		return nil
	case e.IsDir() && depth == maxDepth:
		return w.tooDeep(name)
	case e.IsDir():
		return w.folder(name, depth+1)
	case w.visit != nil && states(e.Name()):
		return w.see(name)
	case passedOver(e.Name()):
		return nil
	case e.Type()&fs.ModeSymlink != 0:
		return w.link(name, depth)
	}
	return w.file(name)
}

func (w *walker) tooDeep(name string) error {
	return w.refuse(name, 0, fmt.Sprintf("more than %d folders deep", maxDepth))
}

// emit hands a piece to the caller.
func (w *walker) emit(p Piece) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if !w.yield(p, nil) {
		return errStopped
	}
	return nil
}

// refuse hands a refusal to the caller.
func (w *walker) refuse(name string, line int, why string) error {
	return w.hand(&Refusal{Path: shown(name), Line: line, Reason: why})
}

func (w *walker) hand(r *Refusal) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if !w.yield(Piece{}, r) {
		return errStopped
	}
	return nil
}

// shown is a path as people and JSON can read it.
func shown(name string) string { return norm.NFC.String(strings.ToValidUTF8(name, "?")) }

func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}
