package web

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// page is a rendered page, asked by CSS selectors.
type page struct {
	*testing.T
	root *html.Node
}

func parsed(t *testing.T, render func(*bytes.Buffer) error) page {
	t.Helper()
	var b bytes.Buffer
	if err := render(&b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return page{t, root}
}

func (p page) all(selector string) []*html.Node {
	p.Helper()
	return cascadia.QueryAll(p.root, cascadia.MustCompile(selector))
}

func (p page) texts(selector string) []string {
	p.Helper()
	var texts []string
	for _, n := range p.all(selector) {
		texts = append(texts, textOf(n))
	}
	return texts
}

func (p page) attributes(selector, name string) []string {
	p.Helper()
	var values []string
	for _, n := range p.all(selector) {
		values = append(values, attribute(n, name))
	}
	return values
}

func (p page) want(selector string, want ...string) {
	p.Helper()
	if have := p.texts(selector); !slices.Equal(have, want) {
		p.Errorf("%s: have %q, want %q", selector, have, want)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

func frame(code string) Frame {
	l, _ := Find(code)
	return Frame{Labels: Labels{Language: l}, Path: "/"}
}

// written makes an article of lines: title, then body paragraphs, then what was removed.
func written(id, title string, body, removed []string) article.Article {
	a := article.Article{ID: id, Path: id + ".txt", Source: "Le Journal", Lang: article.French}
	add := func(text string, kind article.Kind) article.Span {
		if a.Text != "" {
			a.Text += "\n\n"
		}
		s := article.Span{Start: len(a.Text), End: len(a.Text) + len(text)}
		a.Text += text
		a.Passages = append(a.Passages, article.Passage{Span: s, Kind: kind, Lang: a.Lang})
		return s
	}
	a.Title = article.Title{Span: add(title, article.KindTitle), Origin: article.Found}
	for _, text := range body {
		add(text, article.KindBody)
	}
	for _, text := range removed {
		add(text, article.KindRemoved)
		a.Passages[len(a.Passages)-1].Reason = "repeat"
	}
	return a
}

// find marks every place where word stands.
func find(word string) func(string, string) []article.Span {
	return func(_, text string) []article.Span {
		var spans []article.Span
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				return spans
			}
			spans = append(spans, article.Span{Start: at + i, End: at + i + len(word)})
			at += i + len(word)
		}
	}
}

func claim(a *article.Article, value, words string) article.Fact {
	at := strings.Index(a.Text, words)
	return article.Fact{Value: value, Evidence: []article.Evidence{
		{Span: article.Span{Start: at, End: at + len(words)}, Words: words, Rule: "name"},
	}}
}

func searched(q query.Query, total int, hits ...index.Hit) SearchPage {
	return SearchPage{Search: q, Result: index.Result{Generation: "000001", Total: total, Hits: hits}}
}
