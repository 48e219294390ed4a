package embedded

import "time"

// Current says which generation answers, when it was built and how many
// articles it holds; zero values when there is none.
func (e *Engine) Current() (generation string, created time.Time, articles int) {
	g, err := e.acquire()
	if err != nil {
		return "", time.Time{}, 0
	}
	defer func() { _ = g.release() }()
	return g.manifest.Generation, g.manifest.Created, g.manifest.Articles
}
