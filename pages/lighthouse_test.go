package pages_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/torture/program"
)

// A score of performance is a measurement of the moment, on a machine that may be busy: the best of so many
// counts. On a very busy one Lighthouse may lose the trace of the page, which is an attempt too.
const attempts = 3

// atLeast is what Lighthouse must give.
var atLeast = map[string]float64{"accessibility": 1, "best-practices": 1, "seo": 1, "performance": 0.98}

// audited are the pages that Lighthouse looks at: each takes it half a minute.
var audited = []page{
	{archive: "seeds", name: "hits", path: "/?q=cyberattaque"},
	{archive: "seeds", name: "article", path: "/read/001_be0063f260622af6.txt?q=cyberattaque&hit=1"},
	{archive: "seeds", name: "map", path: "/map"},
	{archive: "press", name: "first page of many", path: "/"},
	{archive: "press", name: "all organisations", path: "/values/org"},
	{archive: "press", name: "about many", path: "/about"},
}

// TestLighthouse asks Lighthouse as it comes: a phone on a slow network, which it simulates. The
// one audit left out is "is-crawlable": an archive holds what others own, and asks not to be indexed.
func TestLighthouse(t *testing.T) {
	audit(t)
	script := tool(t, "lighthouse/cli/index.js")
	node, err := exec.LookPath("node")
	if err != nil {
		program.Require(t, "pages", "no node in PATH")
	}
	browser := chromium(t)
	onPages(t, audited, func(t *testing.T, s site, pages []page) {
		for _, shown := range pages {
			t.Run(shown.name, func(t *testing.T) {
				best := bestOf(func() (report, error) { return lighthouse(t, browser, node, script, s.address+shown.path) }, t.Log)
				for category, least := range atLeast {
					if got := best.scores[category]; got < least {
						t.Errorf("%s is %.2f, want %.2f:\n%s", category, got, least, strings.Join(best.failed[category], "\n"))
					}
				}
			})
		}
	})
}

// bestOf audits until a page is fast enough, or no attempt is left.
func bestOf(audit func() (report, error), log func(...any)) (best report) {
	for try := 0; try < attempts && best.scores["performance"] < atLeast["performance"]; try++ {
		r, err := audit()
		log(r.scores, err)
		if err == nil && (best.scores == nil || r.scores["performance"] > best.scores["performance"]) {
			best = r
		}
	}
	return best
}

// report is what Lighthouse says of a page, by category.
type report struct {
	scores map[string]float64 // 0 to 1
	failed map[string][]string
}

// lighthouse looks at an address. The page is asked for as through a proxy: what comes from this machine
// for itself is not compressed.
func lighthouse(t *testing.T, browser, node, script, address string) (report, error) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "report.json")
	cmd := exec.CommandContext(t.Context(), node, script, address, "--quiet", "--output=json", "--output-path="+out,
		"--only-categories=performance,accessibility,best-practices,seo", "--skip-audits=is-crawlable", `--extra-headers={"Via":"1.1 proxy"}`,
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-component-update")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+browser)
	program.EndWithUs(cmd)
	if said, err := cmd.CombinedOutput(); err != nil {
		return report{}, fmt.Errorf("lighthouse: %w\n%s", err, said)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		return report{}, err
	}
	return readReport(text)
}

func readReport(text []byte) (report, error) {
	var given struct {
		Categories map[string]struct {
			Score     float64
			AuditRefs []struct {
				ID     string
				Weight float64
			}
		}
		Audits map[string]struct {
			Score                            *float64
			Title, DisplayValue, Explanation string
		}
	}
	if err := json.Unmarshal(text, &given); err != nil {
		return report{}, err
	}
	r := report{map[string]float64{}, map[string][]string{}}
	for name, category := range given.Categories {
		r.scores[name] = category.Score
		for _, ref := range category.AuditRefs {
			if a := given.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
				r.failed[name] = append(r.failed[name], fmt.Sprintf("  %s %.2f: %s %s %s", ref.ID, *a.Score, a.Title, a.DisplayValue, a.Explanation))
			}
		}
	}
	return r, nil
}
