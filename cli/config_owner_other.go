//go:build !unix

package cli

// ours is true of every file: who may write one is told otherwise here.
func ours(string) error { return nil }
