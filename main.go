// Kiosque turns a folder of press articles into an archive to search, filter
// and cite, in French and in English. Run it without arguments for help.
package main

import (
	"os"

	"kiosque/cli"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr))
}
