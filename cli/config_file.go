package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"
)

// Where settings stand when nobody says where: beside the user, else where the system keeps those of services.
const (
	fileHere     = "kiosque.toml"
	fileOfSystem = "/etc/kiosque/kiosque.toml"
)

// maxConfigFile is more than any file of settings has, in bytes.
const maxConfigFile = 1 << 20

// entries are the lines of the file of settings, of which each names a setting and has a value that it may have.
func (p *program) entries(root *cobra.Command) ([]entry, error) {
	path, err := p.configFile()
	if path == "" || err != nil {
		return nil, err
	}
	text, err := readConfig(path)
	if err != nil {
		return nil, usage(fmt.Errorf("config: %w", err))
	}
	p.file = path
	return readEntries(path, text, settingsOf(root))
}

// configFile is the file that is named, else the first of those that are there; "" for none. One that was found beside the
// user may decide what is served: it must be theirs.
func (p *program) configFile() (string, error) {
	if p.from.of("config").kind != byDefault {
		return p.config, nil
	}
	if _, err := os.Lstat(fileHere); !errors.Is(err, os.ErrNotExist) {
		if err := ours(fileHere); err != nil {
			return "", usage(fmt.Errorf("%w; name it with --config if it is meant, or none with --config \"\"", err))
		}
		return fileHere, nil
	}
	if _, err := os.Lstat(fileOfSystem); runtime.GOOS != "windows" && err == nil { // there any user may make such a folder
		return fileOfSystem, nil
	}
	return "", nil
}

// readConfig reads a file of settings, without the mark that some editors begin it with.
func readConfig(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, maxConfigFile+1))
	if err == nil && len(text) > maxConfigFile {
		err = fmt.Errorf("%s: over %d bytes, this is no file of settings", path, maxConfigFile)
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), err
}
