package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"path"
	"sync"
)

// Asset is one file that pages refer to.
type Asset struct {
	Body    []byte
	Type    string // media type, with its charset
	Version string // of the content, 16 hexadecimal digits
}

// Static returns the asset of a name such as "style.css".
func Static(name string) (Asset, bool) {
	a, ok := assets()[name]
	return a, ok
}

// Link returns the address of an asset; it names the version, so that the
// answer may be kept for ever.
func Link(name string) string { return "/static/" + name + "?v=" + assets()[name].Version }

var assets = sync.OnceValue(func() map[string]Asset {
	all := map[string]Asset{}
	entries, err := fs.ReadDir(files, "static")
	if err != nil {
		panic(err) // the folder is embedded
	}
	for _, e := range entries {
		body, err := fs.ReadFile(files, path.Join("static", e.Name()))
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(body)
		all[e.Name()] = Asset{Body: body, Type: typeOf(e.Name()), Version: hex.EncodeToString(sum[:8])}
	}
	return all
})

// mediaTypes are fixed here: those of the system's table differ from machine to machine.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml; charset=utf-8",
}

func typeOf(name string) string {
	if t, ok := mediaTypes[path.Ext(name)]; ok {
		return t
	}
	return mime.TypeByExtension(path.Ext(name))
}
