package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"kiosque/index"
)

// standard is the name that stands for standard input or output.
const standard = "-"

func newBackup(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write the archive that answers into one file",
		Long: "Writes the current generation, whole and verified, as one file: a tar compressed\n" +
			"with zstd. Servers and rebuilds go on meanwhile. FILE has its name only once it is\n" +
			"whole and on disk; - is standard output.",
		Example: "  kiosque backup /mnt/safe/kiosque.tar.zst\n  kiosque backup - | ssh elsewhere kiosque restore -",
		Args:    argument("the name of the file to write, or - for standard output"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.keep(cmd.Context(), func(e engine) error {
				if args[0] == standard {
					return p.backupOut(cmd.Context(), e, asJSON)
				}
				return p.backup(cmd.Context(), e, args[0], asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: the file, its bytes and the generation; with - on standard error")
	return cmd
}

// backupOut writes to standard output, and what is to be told to standard error.
func (p *program) backupOut(ctx context.Context, e index.Keeper, asJSON bool) error {
	if isTerminal(p.out) {
		return usage(errors.New("backup: a terminal cannot hold it; name a file, or send it to a command"))
	}
	g, bytes, err := p.backupInto(ctx, e, p.out)
	if err != nil {
		return err
	}
	beside := *p
	beside.out = p.err
	return beside.say(asJSON, backedUp{standard, bytes, g}, fmt.Sprintf("backup of %s: %s", told(g), size(bytes)))
}

// backup writes a file.
func (p *program) backup(ctx context.Context, e index.Keeper, name string, asJSON bool) error {
	var g index.Generation
	var bytes int64
	err := writeWhole("backup", name, func(to io.Writer) (err error) {
		g, bytes, err = p.backupInto(ctx, e, to)
		return err
	})
	if err != nil {
		return err
	}
	return p.say(asJSON, backedUp{name, bytes, g}, fmt.Sprintf("%s: backup of %s, %s", name, told(g), size(bytes)))
}

// backupInto shows how far it is; how many bytes it will be nobody knows, for they are compressed.
func (p *program) backupInto(ctx context.Context, e index.Keeper, to io.Writer) (index.Generation, int64, error) {
	show := p.meter("backing up", "B", unknown)
	defer show.end()
	written := &counter{to: io.MultiWriter(to, show)}
	g, err := e.Backup(ctx, written)
	return g, written.bytes, err
}

// inPlace gives a file its name, for good. Windows knows no flush of a folder.
func inPlace(partial, name string) error {
	if err := os.Rename(partial, name); err != nil || runtime.GOOS == "windows" {
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
