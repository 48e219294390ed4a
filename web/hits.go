package web

import (
	"slices"
	"strings"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// hit is one article in the list.
type hit struct {
	ID        string // of the element
	Link      string
	TitleLang string
	Title     []Segment
	Source    string
	Date      string
	Language  string
	Fragments []fragment
	Facts     []facts
	Copies    string // how many further articles tell the same story, "" for none
	CopiesAll string // address of all of them
	Reasons   []reason
	Why       string // over the reasons
}

func newHits(f Frame, p SearchPage) []hit {
	all, q := make([]hit, len(p.Result.Hits)), f.question(p.answered())
	for i := range p.Result.Hits {
		all[i] = newHit(f, q, &p.Result.Hits[i])
		all[i].ID = hitID(i)
		if q.Cursor == "" {
			all[i].Link = hitLink(q.whole, p.Result.Hits[i].Article.ID, q.Offset()+i+1)
		}
	}
	return all
}

func newHit(f Frame, q question, h *index.Hit) hit {
	a := &h.Article
	v := hit{
		Link: q.whole.of(ReadPath(a.ID)), Source: a.Source, Date: f.Language.Claim(a.Date), Language: f.Label(query.Lang, a.Lang),
		Fragments: newFragments(f, h),
		Facts: slices.Concat(
			newFacts(f, q, query.Country, a.Countries), newFacts(f, q, query.Organisation, a.Organisations)),
	}
	v.Title, v.TitleLang = newTitle(f, h)
	if v.Reasons = newReasons(f, h); len(v.Reasons) > 0 {
		v.Why = f.T("why.title", "score", f.Language.Decimal(h.Score))
	}
	if h.Copies > 0 {
		v.Copies, v.CopiesAll = f.N("hit.copies", h.Copies), f.searchLink(q.OfStory(a.Story))
	}
	return v
}

// newTitle returns the marked title and its language; an article without one is called untitled.
func newTitle(f Frame, h *index.Hit) (title []Segment, lang string) {
	text, lang := f.titled(&h.Article)
	return Segments(text, titleMarks(text, h.Fragments)), lang
}

// titleMarks returns the marks of the fragments cut from the title, as ranges of the title.
func titleMarks(title string, fragments []index.Fragment) []article.Span {
	var marks []article.Span
	for _, fr := range fragments {
		at := strings.Index(title, fr.Text)
		if fr.Field != "title" || at < 0 {
			continue
		}
		for _, m := range fr.Marks {
			marks = append(marks, article.Span{Start: m.Start + at, End: m.End + at})
		}
	}
	return marks
}
