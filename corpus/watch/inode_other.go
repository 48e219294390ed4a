//go:build !unix

package watch

import "io/fs"

// inode is not known on this system.
func inode(fs.FileInfo) int64 { return 0 }
