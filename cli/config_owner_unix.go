//go:build unix

package cli

import (
	"fmt"
	"os"
	"syscall"
)

// othersWrite is the permission of everybody to write a file.
const othersWrite = 0o002

// ours refuses a file that somebody else than the user and root may have written.
func ours(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("config: %w", err)
	}
	if info.Mode()&othersWrite != 0 {
		return fmt.Errorf("%s: everybody may write it, so it is not read", path)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && owner.Uid != 0 && int(owner.Uid) != os.Geteuid() {
		return fmt.Errorf("%s: it belongs to another user, so it is not read", path)
	}
	return nil
}
