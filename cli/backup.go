package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kiosque/index"
	"kiosque/index/embedded"
)

// standard is the name that stands for standard input or output.
const standard = "-"

func newBackup(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write the archive that answers into one file",
		Long: "Writes the current generation, whole and verified, as one file: a tar compressed\n" +
			"with zstd. Servers and rebuilds go on meanwhile. FILE has its name only once it is\n" +
			"whole and on disk; - is standard output.",
		Example: "  kiosque backup /mnt/safe/kiosque.tar.zst\n  kiosque backup - | ssh elsewhere kiosque restore -",
		Args:    argument("the name of the file to write, or - for standard output"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.keep(func(e *embedded.Engine) error {
				if args[0] == standard {
					return p.backupOut(cmd.Context(), e)
				}
				return p.backup(cmd.Context(), e, args[0])
			})
		},
	}
}

// backupOut writes to standard output, and what is to be told to standard error.
func (p *program) backupOut(ctx context.Context, e index.Keeper) error {
	if isTerminal(p.out) {
		return usage(errors.New("backup: a terminal cannot hold it; name a file, or send it to a command"))
	}
	written := &counter{to: p.out}
	g, err := e.Backup(ctx, written)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(p.err, "backup of %s: %s\n", told(g), size(written.bytes))
	return nil
}

// backup writes a file.
func (p *program) backup(ctx context.Context, e index.Keeper, name string) error {
	var g index.Generation
	var written counter
	err := writeWhole("backup", name, func(to io.Writer) (err error) {
		written.to = to
		g, err = e.Backup(ctx, &written)
		return err
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(p.out, "%s: backup of %s, %s\n", plain(name), told(g), size(written.bytes))
	return nil
}

// inPlace gives a file its name, for good.
func inPlace(partial, name string) error {
	if err := os.Rename(partial, name); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(name))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// counter counts what is written through it.
type counter struct {
	to    io.Writer
	bytes int64
}

// Write writes to what c stands before.
func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.bytes += int64(n)
	return n, err
}
