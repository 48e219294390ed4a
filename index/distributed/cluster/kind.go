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
	attempt time.Duration // after which another node is asked; doubles with every attempt
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

// limit is how long the attempt of a number, from 0, may take of the time that is left: at first at most half of it.
func (k kind) limit(try int, left time.Duration) time.Duration {
	d := k.attempt << min(try, 8)
	if try == 0 && k.again {
		return min(d, left/2)
	}
	return min(d, left)
}
