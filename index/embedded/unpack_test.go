package embedded

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/index/packed"
)

// entry is a file of a backup.
type entry struct {
	name, content string
	kind          byte // of tar
	link          string
}

// entries takes a backup apart.
func entries(t testing.TB, backup []byte) (all []entry) {
	t.Helper()
	archive := tar.NewReader(bytes.NewReader(inflated(t, backup)))
	for {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entry{h.Name, string(content), h.Typeflag, h.Linkname})
	}
}

// bound puts files together as a backup.
func bound(t testing.TB, all []entry) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := tar.NewWriter(&b)
	for _, e := range all {
		h := &tar.Header{Name: e.name, Typeflag: e.kind, Linkname: e.link, Size: int64(len(e.content)), Mode: 0o644}
		if err := archive.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(archive, e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return deflated(t, b.Bytes())
}

func inflated(t testing.TB, b []byte) []byte {
	t.Helper()
	decoder, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	all, err := decoder.DecodeAll(b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func deflated(t testing.TB, b []byte) []byte {
	t.Helper()
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return encoder.EncodeAll(b, nil)
}

// resealed is a manifest that was edited by who knows how to seal it.
func resealed(manifest string) string {
	content := manifest[:len(manifest)-len(sealing(sealOf(nil)))]
	return content + sealing(sealOf([]byte(content)))
}

// flip changes one bit in the middle of a file.
func flip(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// listing is every path below a folder.
func listing(t testing.TB, dir string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		paths = append(paths, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// refuses holds that an archive is not restored, that nothing of it is left, and returns what is said.
func refuses(t *testing.T, dir string, archive []byte) error {
	t.Helper()
	before := listing(t, dir)
	_, err := writer(t, dir).Restore(t.Context(), bytes.NewReader(archive))
	if err == nil {
		t.Fatal("restored")
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("%q is more than a sentence", err)
	}
	if after := listing(t, dir); !slices.Equal(before, after) {
		t.Errorf("after %v the folder holds %v", err, after)
	}
	return err
}

func TestWhatIsNoBackupIsNotRestored(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	grow(t, dir, 2)
	grow(t, other, 1)
	whole := entries(t, backup(t, other))
	edited := func(edit func(all []entry) []entry) []byte { return bound(t, edit(slices.Clone(whole))) }
	insert := func(e entry) []byte {
		return edited(func(all []entry) []entry { return slices.Insert(all, 2, e) })
	}
	manifest := func(from, to string) []byte {
		return edited(func(all []entry) []entry {
			all[0].content = resealed(strings.Replace(all[0].content, from, to, 1))
			return all
		})
	}
	archives := map[string]struct {
		archive []byte
		want    error
	}{
		"nothing":                      {nil, packed.ErrForeign},
		"a text":                       {[]byte("Bruxelles, le 12 mars"), packed.ErrForeign},
		"a text, compressed":           {deflated(t, bytes.Repeat([]byte("Bruxelles, le 12 mars"), 99)), packed.ErrForeign},
		"a file too many":              {insert(entry{name: "notes", kind: tar.TypeReg}), packed.ErrForeign},
		"a path":                       {insert(entry{name: "../../CURRENT", kind: tar.TypeReg, content: "000009\n"}), packed.ErrForeign},
		"a path that is listed":        {manifest(`"files": {`, `"files": {"../x": {"bytes": 1, "sha256": ""},`), packed.ErrCut},
		"a link":                       {insert(entry{name: storeFile, kind: tar.TypeSymlink, link: "/etc/passwd"}), packed.ErrForeign},
		"a folder":                     {insert(entry{name: "parts/", kind: tar.TypeDir}), packed.ErrForeign},
		"a file twice":                 {insert(whole[1]), packed.ErrForeign},
		"a file too few":               {edited(func(all []entry) []entry { return slices.Delete(all, 2, 3) }), packed.ErrCut},
		"a longer file":                {edited(func(all []entry) []entry { all[2].content += "x"; return all }), packed.ErrCut},
		"another file of that length":  {edited(func(all []entry) []entry { all[2].content = "x" + all[2].content[1:]; return all }), packed.ErrCut},
		"no manifest":                  {edited(func(all []entry) []entry { return all[1:] }), packed.ErrForeign},
		"a manifest that was changed":  {edited(func(all []entry) []entry { all[0].content = strings.Replace(all[0].content, "1", "2", 1); return all }), packed.ErrCut},
		"the manifest alone":           {edited(func(all []entry) []entry { return all[:1] }), packed.ErrCut},
		"something behind the files":   {edited(func(all []entry) []entry { return append(all, all[1]) }), packed.ErrForeign},
		"something behind the end":     {append(backup(t, other), "more"...), packed.ErrCut},
		"a second archive behind":      {append(backup(t, other), backup(t, other)...), packed.ErrCut},
		"a huge manifest":              {manifest("{", "{"+strings.Repeat(" ", maxManifest)), packed.ErrForeign},
		"a manifest that is none":      {manifest("{", "["), packed.ErrCut},
		"a name that is a path":        {manifest(`"000001"`, `"../../x"`), packed.ErrForeign},
		"a manifest of too many files": {manifest(`"files": {`, `"files": {"notes": {"bytes": 1, "sha256": ""},`), packed.ErrCut},
		"another version":              {manifest(`"format": `, `"format": 4`), index.ErrStale},
		"other analysers":              {manifest(`"analyzers": "`, `"analyzers": "x`), index.ErrStale},
		"a wrong count of articles":    {manifest(`"articles": 1,`, `"articles": 2,`), index.ErrStale},
	}
	for what, test := range archives {
		t.Run(what, func(t *testing.T) {
			if err := refuses(t, dir, test.archive); !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
		})
	}
	wantCurrent(t, dir, "000002", 2)
}

// Cut anywhere, a backup is refused; so it is with one bit changed, unless that bit says
// nothing, as one of zstd's does: then it is restored as it was.
func TestABackupThatIsNotWholeIsNotRestored(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 2)
	saved := backup(t, dir)
	chance := rand.New(rand.NewPCG(7, 7))
	tries, restored := 200, 0
	if testing.Short() {
		tries = 10
	}
	for range tries {
		at := chance.IntN(len(saved))
		_ = refuses(t, dir, saved[:at])
		flipped := bytes.Clone(saved)
		flipped[at] ^= 1 << chance.IntN(8)
		if g, err := writer(t, dir).Restore(t.Context(), bytes.NewReader(flipped)); err != nil {
			_ = refuses(t, dir, flipped)
		} else if restored++; g.Name != "000002" || !bytes.Equal(backup(t, dir), saved) {
			t.Errorf("byte %d flipped, %+v is restored", at, g)
		}
	}
	if restored > tries/20 {
		t.Errorf("%d of %d flipped backups were restored", restored, tries)
	}
	t.Logf("of %d flipped backups %d were restored as they were", tries, restored)
}

// FuzzUnpack unpacks anything: what is not refused is what was backed up, and nothing is
// written beside its folder.
func FuzzUnpack(f *testing.F) {
	data, dir := f.TempDir(), f.TempDir()
	e, err := Open(data, Options{WriteOnly: true})
	if err != nil {
		f.Fatal(err)
	}
	if _, err := e.Rebuild(f.Context(), indextest.Sequence(indextest.Random(1, 1))); err != nil {
		f.Fatal(err)
	}
	var saved bytes.Buffer
	if _, err := e.Backup(f.Context(), &saved); err != nil {
		f.Fatal(err)
	}
	f.Add(saved.Bytes())
	f.Add(inflated(f, saved.Bytes()))
	folder := filepath.Join(dir, "unpacked")
	f.Fuzz(func(t *testing.T, archive []byte) {
		for _, b := range [][]byte{archive, deflated(t, archive)} {
			if m, err := unpack(t.Context(), folder, bytes.NewReader(b)); err == nil && !maps.Equal(m.Files, sumsIn(t, folder, m)) {
				t.Errorf("unpacked, and is not what was backed up")
			}
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
			if left := listing(t, dir); len(left) != 1 {
				t.Fatalf("beside its folder it left %v", left)
			}
		}
	})
}

// sumsIn reads the files that a manifest lists.
func sumsIn(t *testing.T, dir string, m manifest) map[string]fileSum {
	t.Helper()
	opened, err := openFiles(dir, m.names())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = opened.close() }()
	sums, err := sumsOf(opened.byName)
	if err != nil {
		t.Fatal(err)
	}
	return sums
}
