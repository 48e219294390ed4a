package read

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
)

// File is a file that a reading opens.
type File struct {
	Path string // as Document.Path
	Info fs.FileInfo
}

// Files lists what Pieces would open, and the organisations of the user, in the order of their paths; it opens no
// file. What cannot be read is passed over. An error is the last that comes, as with Pieces.
func Files(ctx context.Context, root string, o Options) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		w := walker{ctx: ctx, options: o.withDefaults()}
		w.yield = func(Piece, error) bool { return true } // refusals
		w.visit = func(f File) bool { return yield(f, nil) }
		if err := w.walk(root); err != nil {
			yield(File{}, fmt.Errorf("look at corpus: %w", err))
		}
	}
}

// see hands a file to the one who lists.
func (w *walker) see(name string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	info, err := w.stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if !w.visit(File{Path: shown(name), Info: info}) {
		return errStopped
	}
	return nil
}
