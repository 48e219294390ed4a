package cluster

import (
	"errors"
	"net/http"
)

// IsTransient tells whether what failed may succeed when it is tried again: no node answered, or one that is too busy,
// or has no shard for it now. A cluster whose disks are full is not: it says that it has too many requests, and means blocks.
func IsTransient(err error) bool {
	var refused *Error
	if !errors.As(err, &refused) {
		return errors.Is(err, ErrAway)
	}
	switch refused.Status {
	case http.StatusTooManyRequests:
		return refused.Type != "cluster_block_exception"
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// IsLate tells whether err says that what was waited for did not come in time.
func IsLate(err error) bool { return hasStatus(err, http.StatusRequestTimeout) }
