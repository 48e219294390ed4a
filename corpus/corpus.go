// Package corpus turns a folder of scraped files into articles.
//
// The path of an article is three steps, each a package:
//
//	read     bytes → Document     encodings, formats, what is stated beside the text
//	clean    Document → Article   title and body told from chrome, banners, repeats
//	extract  Article → its facts  date, countries, organisations, each with evidence
//
// Nothing is lost on the way: read keeps the whole text, clean only says what
// each part of it is, extract only points at words. Worked example: in
//
//	Une cyberattaque mondiale            title, found: the line is repeated below
//	Une cyberattaque mondiale            removed: "repeat"
//	La justice belge a indiqué lundi …   body; "belge" is evidence for BE
//	Ce site utilise des cookies.         removed: "cookie notice"
//
// the archive finds "cookies" with scope=raw alone, and the page of the article
// shows what was removed and why.
package corpus

import (
	"context"
	"errors"
	"iter"
	"runtime"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/extract"
	"kiosque/corpus/read"
)

// Options say how a corpus is read. The zero Options are right.
type Options struct {
	Read    read.Options
	Extract extract.Options
	// Refused is told what could not be used, in the order of the corpus; nil tells nobody.
	Refused func(*read.Refusal)
}

// Articles reads, cleans and understands what lies in root, a folder or one
// file, on as many cores as there are; articles come in the order of their
// paths. What cannot be used is told to o.Refused and passed over; any other
// error is the last thing that comes.
func Articles(ctx context.Context, root string, o Options) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		for result := range inOrder(ctx, read.Folder(ctx, root, o.Read), o) {
			r := <-result
			if o.Refused != nil {
				for _, refusal := range r.refusals {
					o.Refused(refusal)
				}
			}
			if (r.read || r.err != nil) && !yield(r.article, r.err) || r.err != nil {
				return
			}
		}
	}
}

// understood is what became of one document: an article, or why there is none.
type understood struct {
	article  article.Article
	read     bool
	refusals []*read.Refusal
	err      error
}

// inOrder understands documents side by side; results come in their order.
// It ends when ctx does.
func inOrder(ctx context.Context, documents iter.Seq2[read.Document, error], o Options) <-chan chan understood {
	cores := runtime.GOMAXPROCS(0)
	results := make(chan chan understood, 4*cores)
	busy := make(chan struct{}, cores)
	go func() {
		defer close(results)
		for d, err := range documents {
			result := make(chan understood, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return
			}
			busy <- struct{}{}
			go func() {
				result <- understand(d, err, o)
				<-busy
			}()
		}
	}()
	return results
}

func understand(d read.Document, err error, o Options) understood {
	var refusal *read.Refusal
	if errors.As(err, &refusal) {
		return understood{refusals: []*read.Refusal{refusal}}
	}
	if err != nil {
		return understood{err: err}
	}
	a := clean.Clean(d)
	u := understood{read: true}
	for _, reason := range extract.Facts(&a, d, o.Extract) {
		u.refusals = append(u.refusals, &read.Refusal{Path: d.Path, Reason: reason, Kept: true})
	}
	u.article = a
	return u
}
