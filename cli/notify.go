package cli

import (
	"context"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// What a service manager is told, as sd_notify(3) has it.
const (
	nowReady    = "READY=1\nSTATUS=answers"
	nowStopping = "STOPPING=1"
	stillAlive  = "WATCHDOG=1"
)

// A start is longer than usual while the first generation is built: every pause the manager is asked for more time.
const (
	startPause  = 10 * time.Second
	stillStarts = "STATUS=reads the corpus\nEXTEND_TIMEOUT_USEC=60000000" // a minute
)

// notify tells the service manager a state; without one, nothing. What cannot be told in a moment is logged.
func notify(log *slog.Logger, state string) {
	name := os.Getenv("NOTIFY_SOCKET")
	if name == "" {
		return
	}
	if strings.HasPrefix(name, "@") { // an abstract one, which has no file
		name = "\x00" + name[1:]
	}
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		log.Warn("the service manager was not told", "state", state, "error", err)
		return
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetWriteDeadline(time.Now().Add(time.Second))
	if _, err := conn.Write([]byte(state)); err != nil {
		log.Warn("the service manager was not told", "state", state, "error", err)
	}
}

// repeat tells a state again and again until stop is called.
func repeat(ctx context.Context, log *slog.Logger, state string, every time.Duration) (stop func()) {
	ctx, stop = context.WithCancel(ctx)
	go func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				notify(log, state)
			}
		}
	}()
	return stop
}

// watchdog returns how often the manager wants to hear that the process lives, half of what it waits; 0: it does not want to.
func watchdog() time.Duration {
	if pid := os.Getenv("WATCHDOG_PID"); pid != "" && pid != strconv.Itoa(os.Getpid()) {
		return 0
	}
	wait, err := strconv.ParseInt(os.Getenv("WATCHDOG_USEC"), 10, 64)
	if err != nil || wait <= 0 || wait > time.Duration(1<<63-1).Microseconds() {
		return 0
	}
	return max(time.Duration(wait)*time.Microsecond/2, time.Millisecond)
}
