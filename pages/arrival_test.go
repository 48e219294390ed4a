package pages_test

import "testing"

// titleMoves is by how many pixels the title of the timeline moves when what follows it in its row arrives.
const titleMoves = `(() => {
  const title = document.querySelector("#timeline-title"), top = () => title.getBoundingClientRect().top;
  const whole = top();
  document.querySelectorAll(".timeline-head .switch").forEach(e => e.remove());
  return Math.abs(whole - top());
})()`

// A page may be shown before all of it is read: what follows must not move what stands there.
func TestTheTitleOfATimelineStaysWhileTheRestArrives(t *testing.T) {
	browser, s := startBrowser(t), serveSeeds(t)
	for _, width := range []int64{320, 1280} {
		p := open(t, browser, s, view{languages: "fr", width: width, height: 900}, "/?q=cyberattaque")
		if moved := read[float64](p, titleMoves); moved > 0 {
			t.Errorf("at %d pixels by %g", width, moved)
		}
	}
}
