package embedded

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"kiosque/index"
	"kiosque/index/holder"
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
		return nil, fmt.Errorf("%s: %w: %s", e.dir, index.ErrBusy, holderOf(path))
	}
	if err := os.WriteFile(path, []byte(holder.Self()+"\n"), 0o600); err != nil {
		_ = held.Unlock()
		return nil, err
	}
	return func() {
		_ = os.Truncate(path, 0)
		_ = held.Unlock()
	}, nil
}

// holderOf returns what the process that holds the lock says of itself, as far as it can be shown.
func holderOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return holder.Unknown
	}
	defer func() { _ = f.Close() }()
	said, err := io.ReadAll(io.LimitReader(f, holder.MaxSaid))
	if err != nil {
		return holder.Unknown
	}
	return holder.Shown(string(said))
}
