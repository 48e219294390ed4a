package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	some  = []entry{{"kiosque", []byte("program"), true}, {"LICENSE", []byte("terms"), false}, {"man/kiosque.1", []byte(".TH"), false}}
	dated = time.Unix(1795409723, 0).UTC()
)

// written is what an archive of some is, entries in any order, written anywhere.
func written(t *testing.T, to writer, entries []entry) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive")
	if err := write(path, to, "kiosque-1.2.3", dated, entries); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAnArchiveIsMadeOfItsEntriesAlone(t *testing.T) {
	for name, to := range map[string]writer{"tar": writeTar, "zip": writeZip} {
		first := written(t, to, slices.Clone(some))
		backwards := slices.Clone(some)
		slices.Reverse(backwards)
		t.Setenv("TZ", "Asia/Tokyo")
		if second := written(t, to, backwards); !bytes.Equal(first, second) {
			t.Errorf("%s: the same entries in another order give other bytes", name)
		}
	}
}

func TestATarHasItsFilesInOneFolderOfRoot(t *testing.T) {
	compressed, err := gzip.NewReader(bytes.NewReader(written(t, writeTar, slices.Clone(some))))
	if err != nil {
		t.Fatal(err)
	}
	if !compressed.ModTime.IsZero() || compressed.Name != "" {
		t.Errorf("gzip tells a time or a name: %v %q", compressed.ModTime, compressed.Name)
	}
	var names []string
	archive := tar.NewReader(compressed)
	for header, err := archive.Next(); err != io.EOF; header, err = archive.Next() {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, header.FileInfo().Mode().String()+" "+header.Name)
		if header.Uid != 0 || header.Gid != 0 || header.Uname != "" || !header.ModTime.Equal(dated) {
			t.Errorf("%s is of %d:%d (%s) and %v", header.Name, header.Uid, header.Gid, header.Uname, header.ModTime)
		}
	}
	want := []string{"-rw-r--r-- kiosque-1.2.3/LICENSE", "-rwxr-xr-x kiosque-1.2.3/kiosque", "-rw-r--r-- kiosque-1.2.3/man/kiosque.1"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func TestAZipGivesBackWhatWasPutIn(t *testing.T) {
	content := written(t, writeZip, slices.Clone(some))
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range some {
		file, err := archive.Open("kiosque-1.2.3/" + e.name)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(file); err != nil || !bytes.Equal(got, e.content) {
			t.Errorf("%s: %q, %v", e.name, got, err)
		}
	}
}

func TestAProgramForAnotherSystemIsRefused(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this test is itself the program, of Linux")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, t2 := range targets {
		if err := t2.check(self); err == nil && t2.name() != runtime.GOOS+"/"+runtime.GOARCH {
			t.Errorf("a program of %s/%s passes for one of %s", runtime.GOOS, runtime.GOARCH, t2.name())
		}
	}
}

func TestSumsAreThoseOfSha256sum(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.zip"), []byte("archive"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sums(folder); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("sha256sum is not installed")
	}
	cmd := exec.Command("sha256sum", "--check", "--strict", "SHA256SUMS")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func TestAVersionIsOne(t *testing.T) {
	for text, want := range map[string]bool{"1.2.3": true, "1.2.3-rc.1": true, "": false, "unreleased": false, "v1.2.3": false, "1.2": false, "1.2.3 -X x=y": false} {
		if isVersion.MatchString(text) != want {
			t.Errorf("%q: want %t", text, want)
		}
	}
}

func TestOnlyAnEarlierReleaseIsRemoved(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"kiosque-1.2.3-linux-amd64.tar.gz", "SHA256SUMS", "letters.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := emptied(folder); err == nil {
		t.Error("a folder with letters is emptied")
	}
	if err := os.Remove(filepath.Join(folder, "letters.txt")); err != nil {
		t.Fatal(err)
	}
	if err := emptied(folder); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("an earlier release is left: %v, %v", left, err)
	}
}

func TestWhatModulesAreGivenUnderIsFound(t *testing.T) {
	folder := t.TempDir()
	if _, err := licencesIn(folder, "example.org/module v1.0.0"); err == nil {
		t.Error("a module without a licence is passed on")
	}
	for _, name := range []string{"LICENSE.md", "NOTICE", "licenser.go"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("text of "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := licencesIn(folder, "example.org/module v1.0.0")
	if err != nil || !strings.Contains(string(all), "text of LICENSE.md") || !strings.Contains(string(all), "text of NOTICE") || strings.Contains(string(all), "licenser") {
		t.Errorf("%v: %s", err, all)
	}
}
