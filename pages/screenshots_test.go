package pages_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// mostPicture is how large a picture of the documentation may be, in bytes.
const mostPicture = 200_000

// pictures are the pages that the documentation shows, of the reference corpus.
var pictures = []struct {
	name, path string
	view       view
}{
	{"search-fr", "/?q=cyberattaque", view{languages: "fr", width: 1280, height: 900}},
	{"search-en-dark", "/?q=cybersecurity", view{languages: "en", width: 1280, height: 900, dark: true}},
	{"search-fr-320", "/?q=cyberattaque", view{languages: "fr", width: 320, height: 640}},
	{"read-en", "/read/001_be0063f260622af6.txt?q=cyberattaque", view{languages: "en", width: 1280, height: 900}},
	{"read-fr-dark-320", "/read/001_be0063f260622af6.txt?q=cyberattaque", view{languages: "fr", width: 320, height: 640, dark: true}},
	{"map-en", "/map", view{languages: "en", width: 1280, height: 900}},
	{"about-fr-dark", "/about", view{languages: "fr", width: 1280, height: 900, dark: true}},
	{"none-en-320-dark", "/?q=Amazon&country=BE", view{languages: "en", width: 320, height: 640, dark: true}},
}

// TestScreenshots keeps them in the folder that KIOSQUE_SCREENSHOTS names.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("KIOSQUE_SCREENSHOTS")
	if folder == "" {
		t.Skip("KIOSQUE_SCREENSHOTS names no folder; make screenshots does")
	}
	browser, s := startBrowser(t), serveSeeds(t)
	for _, picture := range pictures {
		t.Run(picture.name, func(t *testing.T) {
			p := open(t, browser, s, picture.view, picture.path)
			shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			small := inFewColours(t, shot)
			if len(small) > mostPicture {
				t.Errorf("%d bytes, want at most %d", len(small), mostPicture)
			}
			if err := os.WriteFile(filepath.Join(folder, picture.name+".png"), small, 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// inFewColours draws a PNG in the 256 colours that it has most: a page has a handful, and shades at the edges of letters.
func inFewColours(t *testing.T, shot []byte) []byte {
	t.Helper()
	full, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	few := image.NewPaletted(full.Bounds(), mostUsed(full, 256))
	draw.Draw(few, few.Bounds(), full, full.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, few); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func mostUsed(picture image.Image, most int) color.Palette {
	uses, area := map[color.Color]int{}, picture.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			uses[picture.At(x, y)]++
		}
	}
	all := make(color.Palette, 0, len(uses))
	for c := range uses {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.Color) int { return uses[b] - uses[a] })
	return all[:min(len(all), most)]
}
