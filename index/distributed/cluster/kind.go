package cluster

import (
	"net/http"
	"strings"
	"time"
)

// kind is how a request may be treated.
type kind struct {
	again   bool          // twice does what once does
	usual   time.Duration // its deadline, where the context has none
	attempt time.Duration // after which another node is asked, or twice that where this one answers others; doubles with every attempt
}

var (
	reading  = kind{true, 30 * time.Second, 5 * time.Second}
	writing  = kind{true, 5 * time.Minute, time.Minute}
	managing = kind{true, 2 * time.Minute, 40 * time.Second} // nodes wait 30 s for their manager
	once     = kind{false, 2 * time.Minute, 2 * time.Minute}
)

// kinds of requests by the action that their path ends with. Others are by their method; see kindOf.
var kinds = map[string]kind{
	"_search": reading, "_msearch": reading, "_mget": reading, "_mtermvectors": reading,
	"_bulk": writing, "_refresh": writing, "_flush": writing,
	"_aliases": managing, "_create": once,
}

func kindOf(method, path string) kind {
	path, parameters, _ := strings.Cut(path, "?")
	if method == http.MethodGet || method == http.MethodHead {
		if strings.Contains(parameters, "wait_for") {
			return managing
		}
		return reading
	}
	if strings.Contains(parameters, "op_type=create") || strings.Contains(parameters, "if_seq_no") {
		return once
	}
	if k, known := kinds[action(path)]; known {
		return k
	}
	if method == http.MethodPut || method == http.MethodDelete {
		return managing
	}
	return once
}

// action is the last part of a path that begins with "_"; "": it names an index alone.
func action(path string) string {
	at := strings.LastIndex(path, "/_")
	if at < 0 {
		return ""
	}
	name, _, _ := strings.Cut(path[at+1:], "/")
	return name
}

// trial is the part of its time that a node has which failed before: whoever asks it could be answered by another.
const trial = 5

// wait is how long an attempt may take.
type wait struct {
	limit   time.Duration
	silence time.Duration // while its node answers nobody
}

// wait is that of the attempt of a number, from 0, at a node with so many failures, of the time that is left: the first
// one leaves some for another.
func (k kind) wait(try, failures int, left time.Duration) wait {
	silence := k.attempt << min(try, 8)
	w := wait{limit: min(2*silence, left), silence: min(silence, left)}
	switch {
	case !k.again:
		w.limit = w.silence
	case try == 0:
		w = wait{limit: min(w.limit, left*3/4), silence: min(w.silence, left/2)}
		if failures > 0 {
			w.silence = min(w.silence, k.attempt/trial)
		}
	}
	return w
}
