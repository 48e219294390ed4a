package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// builder builds the programs of one version in a folder of its own.
type builder struct {
	version, work string
	made          time.Time // what every file is dated
}

// environment is what could change the bytes of a program, set to one value.
var environment = []string{"CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOFIPS140=off"}

// build builds the program for a target and returns where it lies.
func (b builder) build(t target) (string, error) {
	path := filepath.Join(b.work, t.os, t.arch, t.program())
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-tags", "nomsgpack",
		"-ldflags=-s -w -X kiosque/cli.release="+b.version, "-o", path, ".")
	cmd.Env = append(append(os.Environ(), environment...), "GOOS="+t.os, "GOARCH="+t.arch)
	if _, err := output(cmd); err != nil {
		return "", err
	}
	return path, t.check(path)
}

// native builds the program for the machine that this runs on.
func (b builder) native() (string, error) {
	return b.build(target{runtime.GOOS, runtime.GOARCH, func(string) (any, error) { return nil, nil }, nil})
}

// says returns what a program prints.
func (b builder) says(program string, arguments ...string) ([]byte, error) {
	cmd := exec.Command(program, arguments...)
	cmd.Dir = b.work // where no settings lie
	cmd.Env = []string{"SOURCE_DATE_EPOCH=" + strconv.FormatInt(b.made.Unix(), 10)}
	return output(cmd)
}

// output runs cmd and returns what it prints; what it complains of is the error.
func output(cmd *exec.Cmd) ([]byte, error) {
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, strings.TrimSpace(errs.String()))
	}
	return out.Bytes(), nil
}

// moment is that of the commit, or what SOURCE_DATE_EPOCH says, in seconds
// (https://reproducible-builds.org/specs/source-date-epoch/).
func moment() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		out, err := output(exec.Command("git", "log", "-1", "--format=%ct"))
		if err != nil {
			return time.Time{}, fmt.Errorf("no commit and no SOURCE_DATE_EPOCH: %w", err)
		}
		text = strings.TrimSpace(string(out))
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
