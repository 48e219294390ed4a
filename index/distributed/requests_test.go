package distributed_test

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"kiosque/article"
	"kiosque/index/distributed"
	"kiosque/index/indextest"
	"kiosque/query"
)

// counted is an engine whose questions to the cluster are counted on their way there.
func counted(t *testing.T) (e *distributed.Engine, searches *atomic.Int64) {
	t.Helper()
	o := archive(t)
	node, err := url.Parse(o.Cluster.URLs[0])
	if err != nil {
		t.Fatal(err)
	}
	searches = new(atomic.Int64)
	proxy := httputil.NewSingleHostReverseProxy(node)
	proxy.ErrorLog = log.New(io.Discard, "", 0)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path.Base(r.URL.Path) {
		case "_search", "_msearch", "_mtermvectors":
			searches.Add(1)
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	o.Cluster.URLs = []string{server.URL}
	return opening(t, o), searches
}

func TestMostQuestionsAreOneRequest(t *testing.T) {
	e, searches := counted(t)
	indextest.Rebuild(t, e, indextest.Random(42, 120))
	for _, test := range []struct {
		text         string
		first, again int64
	}{
		{"", 1, 1},
		{"Europol", 2, 1},                 // how many articles have the word, and the question
		{"police Europol ministre", 3, 1}, // how many have what stands together too: pairs, translations of several words
		{"Europol police zzyzx", 5, 1},    // then what comes near, and that
		{`"police européenne"`, 3, 1},
		{"Europol country:BE", 3, 1}, // how many have the value
	} {
		q := query.New()
		q.Text, q.Copies = test.text, query.All
		for _, most := range []int64{test.first, test.again} {
			searches.Store(0)
			if _, err := e.Search(t.Context(), q); err != nil {
				t.Fatal(err)
			}
			if n := searches.Load(); n > most {
				t.Errorf("%q: %d searches, want at most %d", test.text, n, most)
			}
		}
	}
}

// A cluster refuses queries of more than 1,024 clauses. So many words, with their translations, are more.
func TestAPagePastedIntoTheSearchBoxIsAsked(t *testing.T) {
	e := open(t)
	other := indextest.New("other", article.French, "Une autre page", "La loi du roi.", "")
	indextest.Rebuild(t, e, []article.Article{indextest.New("page", article.French, "Une page", pasted, ""), other})
	for _, text := range []string{pasted, pairsOfLetters(), `"` + pasted[:600] + `" ` + pasted[600:]} {
		q := query.New()
		q.Text, q.Explain = text, true
		r, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text, pasted[600:]) && (r.Total == 0 || r.Hits[0].Article.ID != "page") {
			t.Errorf("%d hits, want the page first", r.Total)
		}
	}
}

// pairsOfLetters is as many different words as the search box takes.
func pairsOfLetters() string {
	var words []string
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			words = append(words, string(a)+string(b))
		}
	}
	return strings.Join(words, " ")[:query.MaxText]
}

const pasted = "loi roi feu eau mer vin pain lait riz blé fer or cuir bois mur sol air vent nuit jour mois an date fin but vie mort pays ville rue pont port gare train avion bus car vélo moto clé sac lit table chat chien loup ours lion rat oie coq porc veau âne tigre main bras pied dos cou nez dent oeil tête coeur sang os peau voix mot nom page livre film art jeu bal sport tir vol saut paix arme tank chef juge flic garde soldat maire élu vote parti droit taxe prix argent dette banque bourse chute hausse baisse gain perte vente achat usine robot gaz pétrole charbon mine onde radio photo image écran virus fièvre toux soin hôpital école classe note examen prof élève bébé enfant fille femme homme père mère frère soeur oncle tante ami rival voisin client patron ouvrier grève paie impôt crime viol prison procès peine cour décret plan projet idée rêve peur joie colère haine amour guerre bombe camp exil asile visa otage"
