package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"kiosque/index"
)

func newRestore(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a backup the archive that answers",
		Long: "Reads what kiosque backup has written, verifies every file in it, and makes it\n" +
			"current. Where anything is wrong nothing changes. A running server takes it by\n" +
			"itself; kiosque rollback goes back. - is standard input. A backup of another\n" +
			"version of the program is refused: what it was made of can be read again.",
		Example: "  kiosque restore /mnt/safe/kiosque.tar.zst\n  kiosque restore --data new/ - < kiosque.tar.zst",
		Args:    argument("the name of a backup, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := opened(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer func() { _ = from.Close() }()
			return p.makeCurrent(cmd.Context(), asJSON, func(e engine) (index.Generation, error) {
				show := p.meter("restoring", "B", sizeOf(from))
				defer show.end()
				return e.Restore(cmd.Context(), io.TeeReader(from, show))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the generation as JSON, as kiosque generations does")
	return cmd
}

// sizeOf is how many bytes a file has, unknown of what is no plain one.
func sizeOf(from io.ReadCloser) int {
	if f, ok := from.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return int(info.Size())
		}
	}
	return unknown
}

// opened opens a file, or standard input, whose reading ends with ctx.
func opened(ctx context.Context, name string) (io.ReadCloser, error) {
	if name != standard {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("restore: %w", err)
		}
		return f, nil
	}
	if isTerminal(os.Stdin) {
		return nil, usage(errors.New("restore: expected a backup on standard input, not a terminal"))
	}
	read, write := io.Pipe()
	context.AfterFunc(ctx, func() { _ = write.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(write, os.Stdin)
		_ = write.CloseWithError(err)
	}()
	return read, nil
}
