// The command release makes the archives that are given to others: the program for six systems,
// each with what is needed to use it and to know what is in it. In come a version and the tree that
// it runs in, out come archives and their sums in a folder. The same commit gives the same bytes, in
// whatever folder and whenever it is built, by the same version of Go.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	version := flag.String("version", "", "version of the release, such as 1.2.3")
	out := flag.String("out", "dist", "folder that is made; a release that it held is removed")
	names := flag.String("targets", strings.Join(targetNames(), ","), "systems to build for")
	flag.Parse()
	if err := run(*version, *out, strings.Split(*names, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// isVersion is the form of a version: https://semver.org.
var isVersion = regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)

func run(version, out string, names []string) error {
	if !isVersion.MatchString(version) {
		return fmt.Errorf("version %q: expected one such as 1.2.3", version)
	}
	made, err := moment()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "kiosque-release-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	if err := emptied(out); err != nil {
		return err
	}
	b := builder{version: version, work: work, made: made}
	shared, err := b.shared()
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := b.release(out, name, shared); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return sums(out)
}

// ofRelease is how the files of a release are called.
var ofRelease = regexp.MustCompile(`^(kiosque-.*\.(tar\.gz|zip)|SHA256SUMS)$`)

// emptied makes an empty folder. It removes an earlier release, and nothing else.
func emptied(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if !ofRelease.MatchString(e.Name()) {
			return fmt.Errorf("%s holds %s, which is of no release: name another folder", out, e.Name())
		}
	}
	return errors.Join(os.RemoveAll(out), os.MkdirAll(out, 0o755))
}

// release builds the program for a target and writes its archive.
func (b builder) release(out, name string, shared []entry) error {
	t, err := targetOf(name)
	if err != nil {
		return err
	}
	program, err := b.build(t)
	if err != nil {
		return err
	}
	own, err := b.own(t, program)
	if err != nil {
		return err
	}
	folder := fmt.Sprintf("kiosque-%s-%s-%s", b.version, t.os, t.arch)
	path := filepath.Join(out, folder+t.extension())
	fmt.Println(path)
	return write(path, t.writer(), folder, b.made, append(own, shared...))
}
