package embedded

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/gofrs/flock"

	"kiosque/index"
)

// lockFile is held by the one process that changes what is kept, and says who that is.
// The system lets it go when the process ends, however it ends: what it says is then old
// and is written over.
const lockFile = "lock"

// lock makes the caller the only one who changes the data folder, until unlock; ErrBusy at
// once, with who it is, when there is another.
func (e *Engine) lock(ctx context.Context) (unlock func(), err error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err := ensureDir(e.dir); err != nil {
		return nil, err
	}
	path := filepath.Join(e.dir, lockFile)
	held := flock.New(path+besides, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o644))
	switch locked, err := held.TryLock(); {
	case err != nil:
		return nil, err
	case !locked:
		return nil, fmt.Errorf("%s: %w: %s", e.dir, index.ErrBusy, holder(path))
	}
	if err := os.WriteFile(path, []byte(self()), 0o600); err != nil {
		_ = held.Unlock()
		return nil, err
	}
	return func() {
		_ = os.Truncate(path, 0)
		_ = held.Unlock()
	}, nil
}

// self says which process this is, and that it began now.
func self() string {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	return fmt.Sprintf("process %d on %s, since %s\n", os.Getpid(), host, time.Now().Format("2006-01-02 15:04 MST"))
}

const maxHolder = 200 // bytes of what a lock says

// holder returns what self wrote, as far as it can be shown.
func holder(path string) string {
	const unknown = "another process"
	f, err := os.Open(path)
	if err != nil {
		return unknown
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, maxHolder))
	text := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, string(content))
	if err != nil || text == "" {
		return unknown
	}
	return text
}
