package docs_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kiosque/index/distributed/nodes"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/torture/program"
)

// What docs/distributed.md says of both engines: a reader sees no difference. The same archive stands in a folder and
// in a cluster; two servers are asked the same.
func TestNoReaderSeesWhichEngineAnswers(t *testing.T) {
	urls := nodes.URLs(t)
	for name, fill := range map[string]func(*testing.T, string){"seeds": fillSeeds, "drawn": fillDrawn, "given": fillGiven} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			fill(t, folder)
			b := newBoth(t, folder, urls)
			for _, path := range b.paths() {
				b.same(t, path)
			}
			b.tell(t)
		})
	}
}

func fillSeeds(t *testing.T, folder string) {
	t.Helper()
	succeeds(t, "rebuild", "--corpus", "seeds", "--data", folder)
}

// fillGiven reads the corpus that KIOSQUE_ENGINES names: an archive of one's own.
func fillGiven(t *testing.T, folder string) {
	t.Helper()
	given := os.Getenv("KIOSQUE_ENGINES")
	if given == "" {
		t.Skip("KIOSQUE_ENGINES names no corpus")
	}
	succeeds(t, "rebuild", "--corpus", given, "--data", folder)
}

// fillDrawn takes articles that the laws of engines are tried on.
func fillDrawn(t *testing.T, folder string) {
	t.Helper()
	e, err := embedded.Open(folder, embedded.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Rebuild(t.Context(), indextest.Sequence(indextest.Random(7, 300)))
	if err = errors.Join(err, e.Close()); err != nil {
		t.Fatal(err)
	}
}

func succeeds(t *testing.T, arguments ...string) {
	t.Helper()
	if got := program.Plain.Run(t, arguments...); got.Status != 0 {
		t.Fatalf("%v: status %d\n%s%s", arguments, got.Status, got.Out, got.Err)
	}
}

// both are two servers of one archive.
type both struct {
	folder, cluster   *program.Server
	asked, hits, away int     // hits: those that were compared; away: those that stand at another place
	most              float64 // how far scores are apart, as a share
}

func newBoth(t *testing.T, folder string, urls []string) *both {
	t.Helper()
	keeping := inCluster(t, urls)
	succeeds(t, append([]string{"migrate", "--from", "embedded", "--to", "opensearch", "--data", folder}, keeping[2:]...)...)
	return &both{folder: program.Plain.Serve(t, folder, "--rate", "0"), cluster: program.Plain.Serve(t, t.TempDir(), append(keeping, "--rate", "0")...)}
}

// inCluster are the flags of an archive of this test's own, which is removed after it.
func inCluster(t *testing.T, urls []string) []string {
	t.Helper()
	name := archiveOf(t)
	t.Cleanup(func() { removeArchive(t, urls[0], name) })
	return []string{"--engine", "opensearch", "--opensearch-url", strings.Join(urls, ","), "--opensearch-archive", name, "--opensearch-replicas", "0"}
}

// notInNames is what the name of an archive cannot have.
var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

func archiveOf(t *testing.T) string {
	t.Helper()
	return fmt.Sprintf("docs-%s-%d", notInNames.ReplaceAllString(strings.ToLower(t.Name()), "-"), os.Getpid())
}

func removeArchive(t *testing.T, node, name string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodDelete, node+"/"+name+"-*", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Errorf("the archive stays in the cluster: %v", err)
		return
	}
	_ = answer.Body.Close()
}

// askedOfBoth are questions of every kind.
var askedOfBoth = []string{
	"", "police", "cyberattaque", "cyber attaque", "europol -police", `"the police"`, "attack*", "threat* OR menaces", "*able", "country:BE", `source:monde`,
	"la police a arrêté deux hommes à Bruxelles hier soir", "polcie", "title:police", "ministre NEAR/5 europe", "=polices", "police OR (attack sécurité)",
	"year:2017", "org:europol", "xyzzyplugh", "the", "sécurité informatique ministère", "-police",
}

// askedHow are further parameters under which each is asked.
var askedHow = []string{"", "sort=newest", "sort=oldest", "sort=added", "copies=all", "scope=raw", "country=FR&country=BE", "lang=fr", "page=2&size=5", "translate=off&relax=off"}

func (b *both) paths() (all []string) {
	for _, text := range askedOfBoth {
		q := "q=" + url.QueryEscape(text)
		for _, how := range askedHow {
			all = append(all, "/search?"+q+"&"+how)
		}
		all = append(all, "/export?format=csv&"+q, "/export?format=jsonl&"+q, "/associated?"+q, "/facets/org?"+q, "/facets/source?"+q)
	}
	for _, typed := range []string{"p", "po", "cyb", "at", "eu", "min", "la p"} {
		all = append(all, "/suggest?q="+url.QueryEscape(typed))
	}
	all = append(all, "/stats", "/feed?q=police", "/?q=police&sort=newest", "/?q=attack&sort=oldest&unit=month", "/map", "/values/org?q=police", "/about")
	return append(all, b.articlePaths()...)
}

// articlePaths are those of some articles.
func (b *both) articlePaths() (all []string) {
	for _, hit := range program.Decode[struct{ Hits []struct{ ID string } }](b.folder, "/search?size=20").Hits {
		at := "/articles/" + url.PathEscape(hit.ID)
		all = append(all, at, at+"/similar", at+"/copies", at+"/raw", at+"/citation?format=ris")
	}
	return all
}

// same holds both answers to one question against each other.
func (b *both) same(t *testing.T, path string) {
	t.Helper()
	b.asked++
	folder, cluster := b.folder.Get(path), b.cluster.Get(path)
	if folder.Status != cluster.Status || folder.Media() != cluster.Media() {
		t.Errorf("%s: %d %s of the folder, %d %s of the cluster\n%s\n%s", path, folder.Status, folder.Media(), cluster.Status, cluster.Media(), folder.Body, cluster.Body)
		return
	}
	here, there := addressless(folder.Body, b.folder), addressless(cluster.Body, b.cluster)
	switch media, _, _ := strings.Cut(folder.Media(), ";"); media {
	case "application/json":
		b.sameJSON(t, path, valueOf(t, path, here), valueOf(t, path, there))
	case "application/jsonl":
		b.sameJSON(t, path, valueOf(t, path, listed(here)), valueOf(t, path, listed(there)))
	case "text/csv":
		here, there = unranked(t, here), unranked(t, there)
		fallthrough
	default:
		if here != there {
			t.Errorf("%s: %s", path, firstDifference(here, there))
		}
	}
}

// listed is lines of JSON as one value.
func listed(lines string) string {
	return `{"hits":[` + strings.Join(strings.Split(strings.TrimSuffix(lines, "\n"), "\n"), ",") + `]}`
}

// unranked is the rows of a table without their scores, in any order.
func unranked(t *testing.T, table string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	score, lines := slices.Index(rows[0], "score"), make([]string, len(rows))
	for i, row := range rows {
		if score >= 0 {
			row[score] = ""
		}
		lines[i] = fmt.Sprintf("%q", row)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// addressless is a text without the address of its server, and without how long it took.
func addressless(text string, s *program.Server) string {
	return tookSeconds.ReplaceAllString(strings.ReplaceAll(text, strings.TrimPrefix(s.Address, "http://"), "ADDRESS"), "")
}

var tookSeconds = regexp.MustCompile(`[0-9.,]+\s(ms|s)\b`)

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	from := max(0, at-80)
	return fmt.Sprintf("of the folder …%.200q, of the cluster …%.200q", a[from:], b[from:])
}

func valueOf(t *testing.T, path, body string) (value any) {
	t.Helper()
	if err := json.Unmarshal([]byte(body), &value); err != nil {
		t.Fatalf("%s: %v: %.200s", path, err, body)
	}
	return value
}

// closeScores is how far apart scores may be, as a share of them: docs/distributed.md says why.
const closeScores = 0.05

// ownValues are what no two answers have in common: time, and the cursor, which is of the engine that made it.
var ownValues = []string{"took_ms", "next", "bytes"}

// sameJSON holds two values against each other. Hits may change places where their scores are as good as the same.
func (b *both) sameJSON(t *testing.T, path string, folder, cluster any) {
	t.Helper()
	switch folder := folder.(type) {
	case map[string]any:
		cluster, _ := cluster.(map[string]any)
		if !slices.Equal(slices.Sorted(maps.Keys(folder)), slices.Sorted(maps.Keys(cluster))) {
			t.Errorf("%s: the folder has %v, the cluster %v", path, slices.Sorted(maps.Keys(folder)), slices.Sorted(maps.Keys(cluster)))
			return
		}
		for name, value := range folder {
			if !slices.Contains(ownValues, name) {
				b.sameJSON(t, path+" ."+name, value, cluster[name])
			}
		}
	case []any:
		b.sameList(t, path, folder, cluster)
	case float64:
		b.sameNumber(t, path, folder, cluster)
	default:
		if folder != cluster {
			t.Errorf("%s: %v of the folder, %v of the cluster", path, folder, cluster)
		}
	}
}

func (b *both) sameNumber(t *testing.T, path string, folder float64, cluster any) {
	t.Helper()
	other, isNumber := cluster.(float64)
	apart := math.Abs(folder-other) / max(math.Abs(folder), math.SmallestNonzeroFloat64)
	isScore := strings.HasSuffix(path, ".score")
	if isScore {
		b.most = max(b.most, apart)
	}
	if !isNumber || folder != other && (!isScore || apart > closeScores) {
		t.Errorf("%s: %v of the folder, %v of the cluster", path, folder, cluster)
	}
}

func (b *both) sameList(t *testing.T, path string, folder []any, cluster any) {
	t.Helper()
	other, _ := cluster.([]any)
	if strings.HasSuffix(path, ".associations") {
		folder, other = counted(folder), counted(other)
	}
	if len(folder) != len(other) {
		t.Errorf("%s: %d of the folder, %d of the cluster", path, len(folder), len(other))
		return
	}
	isHits := strings.HasSuffix(path, ".hits")
	for i := range folder {
		at := i
		if isHits {
			at = b.placeOf(folder[i], other, i)
		}
		if at >= 0 {
			b.sameJSON(t, fmt.Sprintf("%s %d", path, i), folder[i], other[at])
		}
	}
}

// counted are those of what goes with a question that are counted in all hits. Words are those of the hundred best,
// which are others where hits as good as each other stand in another order.
func counted(associations []any) []any {
	return slices.DeleteFunc(associations, func(a any) bool { return a.(map[string]any)["kind"] == "word" })
}

// placeOf is where a page of the cluster has the hit that stands at a place of the folder's; -1: on another page.
func (b *both) placeOf(hit any, page []any, place int) int {
	at := slices.IndexFunc(page, func(other any) bool { return idOf(other) == idOf(hit) })
	b.hits++
	if at != place {
		b.away++
	}
	return at
}

func idOf(hit any) any {
	fields, _ := hit.(map[string]any)
	return fields["id"]
}

// tell says how much was compared.
func (b *both) tell(t *testing.T) {
	t.Helper()
	if most := b.hits / 50; b.away > most {
		t.Errorf("%d of %d hits stand at another place, want %d at most", b.away, b.hits, most)
	}
	t.Logf("%d answers; %d of %d hits at another place; scores apart by %.5f of them at most", b.asked, b.away, b.hits, b.most)
}
