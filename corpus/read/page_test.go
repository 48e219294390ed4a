package read

import (
	"reflect"
	"strings"
	"testing"
)

func TestAPageBecomesParagraphs(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"paragraphs and headings", "<h1>A</h1><p>b\n c</p><p>d<div>e</div>f", "A\n\nb c\n\nd\n\ne\n\nf"},
		{"lists", "x<ul><li>a<li>b<ul><li>c</ul></ul>y", "x\n\na\nb\n\nc\n\ny"},
		{"line breaks", "a<br>b<br/><br>c", "a\nb\n\nc"},
		{"inline elements", "l’<b>Alle</b><i>magne</i> , <a href=x>oui</a>", "l’Allemagne , oui"},
		{"links side by side", "<a>un</a><a>deux</a>", "un deux"},
		{"entities", "&laquo;&nbsp;&Eacute;t&eacute;&nbsp;&raquo; &#8217; &amp;amp; &bogus;", "«\u00a0Été\u00a0» ’ &amp; &bogus;"},
		{"what is no text", "a<script>x</script><style>x</style><noscript>x</noscript><template>x</template><svg><text>x</text></svg><textarea>x</textarea><select><option>x</select>b", "ab"},
		{"hidden parts", `a<p hidden>x</p><span aria-hidden="true">x</span><div style="display : none">x<p>y</div>b<dialog>x</dialog>`, "a\n\nb"},
		{"a page hidden until a script runs", `<body style="display:none" hidden><article hidden>a</article>`, "a"},
		{"a page of which all is hidden", `<div style="display:none"><p>a</div>`, "a"},
		{"tables", "<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\nc"},
		{"preformatted lines", "<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"},
		{"empty paragraphs", "<p>a<p>&nbsp;<p> <p>b", "a\n\nb"},
		{"an accent in an element of its own", "<p>e<b>&#x301;</b>t<i>&eacute;</i>", "été"},
		{"mojibake in one paragraph", "<p>L'&Atilde;&copy;t&Atilde;&copy;</p><p>été", "L'été\n\nété"},
		{"comments and a bad tag", "a<!-- x -->b</nothing><nothing>c", "abc"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := parsePage(test.in)
			if p.text != test.want || err != nil {
				t.Errorf("got %q, %v; want %q", p.text, err, test.want)
			}
		})
	}
}

func TestMarkupLeavesHints(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"elements", "<header>a</header><nav>b</nav><main><article><h1>c</h1><figure>d<figcaption>e</figcaption></figure>f</article></main><aside>g</aside><form>h<button>i</button></form><footer>j</footer>",
			[]string{"header a", "nav b", "main c d e f", "article c d e f", "h1 c", "figure d e", "figcaption e", "aside g", "form h i", "button i", "footer j"}},
		{"roles", `<div role="navigation">a</div><div role=Banner>b</div><div role=main>c</div><div role=contentinfo>d</div><div role=presentation>e</div>`,
			[]string{"nav a", "header b", "main c", "footer d"}},
		{"the body of the article", `<div itemprop="articleBody">a</div>`, []string{"itemprop:articleBody a"}},
		{"classes", `<div class="x post-related">a</div><div class=shareButtons>b</div><div id="comment_form">c</div><div class="cookie-notice">d</div><div class="fil-ariane">e</div><div class="sidebar">f</div><div class="wp-caption-text">g</div><ul class=main-tags>h</ul>`,
			[]string{"class:related a", "class:share b", "class:comment-form c", "class:cookie d", "class:breadcrumb e", "class:sidebar f", "class:caption g"}},
		{"classes that say nothing", `<body class="sidebar menu"><div class="has-sidebar">a</div><div class="content-sidebar-wrap">b</div><div class="sidebar-left">c</div><div class="shareholder admin">d</div>`, nil},
		{"a block around the heading is no furniture", `<div class="menu"><h1>a</h1>b</div>`, []string{"h1 a"}},
		{"a form around the page", `<form><h1>a</h1>b</form>`, []string{"h1 a"}},
		{"a form around most of a page", `<form>` + strings.Repeat("a", 9) + `</form>b`, nil},
		{"nothing in it", `<nav></nav><aside><script>x</script></aside>`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := parsePage(test.in)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range p.hints {
				got = append(got, h.Element+" "+strings.Join(strings.Fields(p.text[h.Start:h.End]), " "))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestAPageStatesItsMetadata(t *testing.T) {
	tests := []struct {
		name, in string
		want     Metadata
	}{
		{"Open Graph", `<html lang="fr-BE"><head><title>x</title><meta property="og:title" content="L&#39;été - Le Monde"><meta property="og:site_name" content="Le Monde">
			<meta property="article:published_time" content="2019-11-25T10:00:00+01:00"><link rel="canonical" href="https://x.example/a"><meta name="author" content="A. B.">`,
			Metadata{Title: "L'été", Source: "Le Monde", Date: "2019-11-25", URL: "https://x.example/a", Author: "A. B.", Lang: "fr"}},
		{"JSON-LD", `<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},{"@type":["NewsArticle"],"headline":"Un
			titre","datePublished":"2019-11-25","author":[{"name":"A"},{"name":"B"}],"publisher":{"name":"P"},"inLanguage":"en-GB"}]};</script>`,
			Metadata{Title: "Un titre", Date: "2019-11-25", Author: "A, B", Source: "P", Lang: "en"}},
		{"microdata", `<p>par <span itemprop="author">A <b>B</b></span> <time itemprop="datePublished" datetime="2019-11-25">hier</time>`,
			Metadata{Author: "A B", Date: "2019-11-25"}},
		{"a dated <time>", `<html lang=fr><time pubdate>12/03/2017</time>`, Metadata{Date: "2017-03-12", Lang: "fr"}},
		{"only a title", `<title>Un titre | Section</title>`, Metadata{Title: "Un titre | Section"}},
		{"the site first", `<title>LeMonde.fr - Un titre</title><meta property=og:site_name content="Le Monde">`, Metadata{Title: "Un titre", Source: "Le Monde"}},
		{"values that cannot be", `<html lang="??"><link rel=canonical href="/a"><meta name=author content="https://x.example/me"><meta name=date content="soon"><script type="application/ld+json">{</script>`,
			Metadata{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := parsePage(test.in)
			if !reflect.DeepEqual(p.meta, test.want) || err != nil {
				t.Errorf("got %+v, %v\nwant %+v", p.meta, err, test.want)
			}
		})
	}
}

func TestAPageThatWouldGrowWithoutEndIsReadTagByTag(t *testing.T) {
	tests := []struct{ name, in string }{
		{"deep", "a" + strings.Repeat("<div>", 100_000) + "b<script>x</script><br>c"},
		{"many elements", "a" + strings.Repeat("<i></i>", maxNodes) + "<p>b<script>x</script><br>c"},
		{"attributes without end", "a" + strings.Repeat("<b"+strings.Repeat(" x", 20_000)+">", 20) + "<p>b<script>x</script><br>c"},
		{"formatting never closed", "a" + manyOpen() + strings.Repeat("<p>", 20_000) + "b<script>x</script><br>c"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if p, err := parsePage(test.in); p.text != "a\n\nb\nc" || err != nil {
				t.Errorf("got %.40q, %v", p.text, err)
			}
		})
	}
}

// manyOpen returns formatting elements that differ, so that a parser keeps all.
func manyOpen() string {
	var b strings.Builder
	for i := range 400 {
		b.WriteString("<font size=" + strings.Repeat("1", i+1) + ">")
	}
	return b.String()
}

func FuzzHTML(f *testing.F) {
	f.Add(`<html lang=fr><nav class="menu">a</nav><main><h1>b</h1><p>e<b>&#x301;</b><br>c<pre> d
	e</pre></main><script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>`)
	f.Add(`<table><nav><tr><b><p hidden>x<td role=navigation>&Atilde;&copy;`)
	f.Fuzz(func(t *testing.T, s string) {
		p, err := parsePage(s)
		if err != nil {
			return
		}
		if why := clean(p.text); why != "" {
			t.Errorf("%q is %s", p.text, why)
		}
		at := 0
		for _, h := range p.hints {
			if h.Start < at || h.End <= h.Start || h.End > len(p.text) {
				t.Fatalf("hint %+v after %d in %d bytes", h, at, len(p.text))
			}
			at = h.Start
		}
		for _, s := range []string{p.meta.Title, p.meta.Author, p.meta.Source, p.meta.URL} {
			if why := clean(s); why != "" {
				t.Errorf("%q is %s", s, why)
			}
		}
	})
}
