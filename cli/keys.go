package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/server"
)

// Keys are long enough not to be guessed, and a file of them is no other file.
const (
	leastKey    = 16 // characters
	maxKeysFile = 64 << 10
)

// secrets are where the keys of a server stand: in files or in the environment, never in a flag,
// since any user of the machine can list those.
type secrets struct {
	readFile, adminFile string
}

func (s *secrets) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.readFile, "read-key-file", "", "file of the keys to read the archive with, one a line; KIOSQUE_READ_KEY may hold one too. Without any, all can read")
	f.StringVar(&s.adminFile, "admin-key-file", "", "file of the keys to /admin/, one a line; KIOSQUE_ADMIN_KEY may hold one too. Without any, there is no /admin/")
}

// apply puts the keys into the options of a server.
func (s secrets) apply(o *server.Options) (err error) {
	if o.ReadKeys, err = keysOf(s.readFile, readKeyVariable); err != nil {
		return err
	}
	o.AdminKeys, err = keysOf(s.adminFile, adminKeyVariable)
	return err
}

// keysOf reads the keys of a file, "" for none, and of a variable.
func keysOf(file, variable string) (server.Keys, error) {
	all, err := keysIn(os.Getenv(variable), variable)
	if err != nil || file == "" {
		return all, err
	}
	text, err := readKeys(file)
	if err != nil {
		return nil, fmt.Errorf("keys: %w", err)
	}
	more, err := keysIn(text, file)
	if err == nil && len(more) == 0 {
		err = fmt.Errorf("keys: %s has none; write one a line", file)
	}
	return append(all, more...), err
}

func readKeys(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, maxKeysFile+1))
	if err == nil && len(text) > maxKeysFile {
		err = fmt.Errorf("%s: over %d bytes, this is no file of keys", file, maxKeysFile)
	}
	return string(text), err
}

// keysIn reads the keys that stand in a text, one a line; where says where it is from.
func keysIn(text, where string) (all server.Keys, err error) {
	for line := range strings.Lines(text) {
		key := strings.TrimSpace(line)
		if key == "" {
			continue
		}
		if len(key) < leastKey {
			return nil, fmt.Errorf("keys: %s has one of %d characters; expected at least %d, as \"openssl rand -hex 16\" makes them", where, len(key), leastKey)
		}
		all = append(all, server.NewKeys(key)...)
	}
	return all, nil
}
