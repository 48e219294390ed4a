package server

import (
	"fmt"
	"math"
	"net/netip"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// A client may send at once what it may send in so many seconds: a page asks for its style, its
// script and suggestions.
const secondsOfBurst = 4

// maxClients bounds how many clients are remembered; the one that was silent longest is
// forgotten first, and has by then nearly always as much as a new one.
const maxClients = 10_000

// tooMany is the error of a client that sends more requests than it may.
type tooMany struct{ wait time.Duration }

func (t *tooMany) Error() string {
	return fmt.Sprintf("too many requests from your address; try again in %s s", t.seconds())
}

// seconds is how long to wait, as the header Retry-After says it.
func (t *tooMany) seconds() string { return fmt.Sprintf("%.0f", math.Ceil(t.wait.Seconds())) }

// rates counts the requests of clients.
type rates struct {
	perSecond rate.Limit // 0: any number
	clients   *lru.Cache[netip.Prefix, *rate.Limiter]
}

func newRates(perSecond float64) rates {
	clients, err := lru.New[netip.Prefix, *rate.Limiter](maxClients)
	if err != nil {
		panic(err) // the size is ours
	}
	return rates{rate.Limit(perSecond), clients}
}

// take counts a request; a *tooMany when it is one too many, which then does not count.
func (r rates) take(client netip.Prefix) error {
	if r.perSecond == 0 {
		return nil
	}
	fresh := rate.NewLimiter(r.perSecond, max(1, int(secondsOfBurst*r.perSecond)))
	limiter, known, _ := r.clients.PeekOrAdd(client, fresh)
	if !known {
		limiter = fresh
	}
	r.clients.Get(client) // heard of just now
	reserved := limiter.Reserve()
	if wait := reserved.Delay(); wait > 0 {
		reserved.Cancel()
		return &tooMany{wait}
	}
	return nil
}
