package server

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// A client of IPv6 has a whole network of addresses to itself.
const bitsOfClient = 64

// client returns who sent a request: its address, of IPv6 the network. What proxies say of the
// address is believed where the proxy that says it is trusted, from the last to the first; where
// the two headers for it disagree, somebody has written one who was not asked, and neither is.
func (s *server) client(r *http.Request) netip.Prefix {
	last, err := peer(r)
	if err != nil {
		return netip.Prefix{}
	}
	list, named := splitHeader(r.Header.Values("X-Forwarded-For")), forwarded(r.Header.Values("Forwarded"), "for")
	client := s.walk(last, list)
	if other := s.walk(last, named); len(list) == 0 {
		client = other
	} else if len(named) > 0 && other != client {
		client = last
	}
	return network(client)
}

// peer returns the address at the other end of the connection, the zero Addr where that is a Unix socket, which has none.
func peer(r *http.Request) (netip.Addr, error) {
	if bySocket(r) {
		return netip.Addr{}, nil
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	return from.Addr().Unmap().WithZone(""), err
}

// isSecure tells whether a reader came over TLS: to us, or by the word of a trusted proxy to any before it.
func (s *server) isSecure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	if from, err := peer(r); err != nil || !s.trusts(from) {
		return false
	}
	schemes := append(splitHeader(r.Header.Values("X-Forwarded-Proto")), forwarded(r.Header.Values("Forwarded"), "proto")...)
	return slices.ContainsFunc(schemes, func(scheme string) bool { return strings.EqualFold(strings.TrimSpace(scheme), "https") })
}

// walk goes from the last proxy back to the first address that is none of ours.
func (s *server) walk(last netip.Addr, before []string) netip.Addr {
	for _, text := range slices.Backward(before) {
		if !s.trusts(last) {
			break
		}
		next, err := parseAddress(text)
		if err != nil {
			break
		}
		last = next
	}
	return last
}

// bySocket tells whether a request came by a Unix socket.
func bySocket(r *http.Request) bool {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return ok && local.Network() == "unix"
}

func (s *server) trusts(proxy netip.Addr) bool {
	if !proxy.IsValid() {
		return s.TrustSocket
	}
	return slices.ContainsFunc(s.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(proxy) })
}

func network(a netip.Addr) netip.Prefix {
	bits := a.BitLen()
	if a.Is6() {
		bits = bitsOfClient
	}
	return netip.PrefixFrom(a, bits).Masked()
}

// splitHeader returns the members of a header that is a list.
func splitHeader(lines []string) (all []string) {
	for _, line := range lines {
		all = append(all, strings.Split(line, ",")...)
	}
	return all
}

// forwarded returns what each proxy says under a name, by the Forwarded of RFC 7239; "" where one does not say.
func forwarded(lines []string, name string) (all []string) {
	for _, member := range splitHeader(lines) {
		given := ""
		for pair := range strings.SplitSeq(member, ";") {
			if key, value, _ := strings.Cut(strings.TrimSpace(pair), "="); strings.EqualFold(key, name) {
				given = strings.Trim(value, `"`)
			}
		}
		all = append(all, given)
	}
	return all
}

// parseAddress reads an address as proxies write it, with a port or without.
func parseAddress(text string) (netip.Addr, error) {
	text = strings.TrimSpace(text)
	if with, err := netip.ParseAddrPort(text); err == nil {
		return with.Addr().Unmap().WithZone(""), nil
	}
	plain, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"))
	return plain.Unmap().WithZone(""), err
}
