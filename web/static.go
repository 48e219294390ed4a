package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
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

// The style and the script of all pages: one file each for a browser, which asks for it once, of
// one file a concern. Of two rules of style that weigh the same the later one counts.
var (
	styles = []string{
		"base", "box", "results", "filters", "timeline", "map", "values", "read", "passage", "cite", "compare", "about", "pages",
		"small", "preferences", "print",
	}
	scripts = []string{"form", "suggest", "slow", "facets", "timeline", "marks", "keys", "passage", "copy"}
)

var assets = sync.OnceValue(func() map[string]Asset {
	return map[string]Asset{
		"favicon.svg": newAsset(".svg", "static/favicon.svg"),
		"style.css":   newAsset(".css", paths("style/", styles, ".css")...),
		"script.js":   newAsset(".js", paths("script/", scripts, ".js")...),
	}
})

func paths(folder string, names []string, extension string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = folder + name + extension
	}
	return all
}

// newAsset puts files together.
func newAsset(extension string, paths ...string) Asset {
	var body []byte
	for _, path := range paths {
		part, err := fs.ReadFile(files, path)
		if err != nil {
			panic(err) // the files are embedded
		}
		body = append(body, part...)
	}
	sum := sha256.Sum256(body)
	return Asset{Body: body, Type: mediaTypes[extension], Version: hex.EncodeToString(sum[:8])}
}

// mediaTypes are fixed here: those of the system's table differ from machine to machine.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml; charset=utf-8",
}
