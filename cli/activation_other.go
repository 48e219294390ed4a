//go:build !unix

package cli

// inherited takes nothing: there is no systemd here.
func inherited() (listeners, error) { return nil, nil }
