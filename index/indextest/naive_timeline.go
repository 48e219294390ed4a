package indextest

import (
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// units are those of a timeline, and how many letters of a date say which period it is of.
var units = map[query.Unit]int{query.ByDecade: 4, query.ByYear: 4, query.ByMonth: 7}

// timeline counts the hits of q in every period by itself.
func (n *Naive) timeline(q query.Query, unit query.Unit) index.Timeline {
	q.From, q.To = "", ""
	q = q.Without(query.Year)
	everything := query.New()
	everything.Copies = q.Copies
	hits, all := n.matching(q, ""), n.matching(everything, "")
	line := index.Timeline{Unit: unit, Undated: n.counted(q, hits, all, func(a *article.Article) bool { return a.Date.Value == "" })}
	for _, p := range n.periods(unit) {
		in := func(a *article.Article) bool { return meetsBounds(a, p.From, p.To) }
		surely := func(a *article.Article) bool { return in(a) && len(a.Date.Value) >= units[unit] }
		p.Counted = n.counted(q, hits, all, in)
		p.Vague = p.Count - n.counted(q, hits, all, surely).Count
		if p.All > 0 {
			line.Periods = append(line.Periods, p)
		}
	}
	return line
}

// counted counts the articles of which something is true, or their stories.
func (n *Naive) counted(q query.Query, hits, all []int, of func(*article.Article) bool) index.Counted {
	return index.Counted{Count: len(n.named(q, n.those(hits, of))), All: len(n.named(q, n.those(all, of)))}
}

func (n *Naive) those(articles []int, of func(*article.Article) bool) (those []int) {
	for _, i := range articles {
		if of(&n.Docs[i].Article) {
			those = append(those, i)
		}
	}
	return those
}

// periods are all from the first date of the archive to the last.
func (n *Naive) periods(unit query.Unit) (all []index.Period) {
	begin, end := n.dated()
	if begin == "" {
		return nil
	}
	from, err := time.Parse(time.DateOnly, map[query.Unit]string{
		query.ByDecade: begin[:3] + "0-01-01", query.ByYear: begin[:4] + "-01-01", query.ByMonth: begin[:4] + "-01-01",
	}[unit])
	if err != nil {
		panic(err) // there is no such date in a corpus of ours
	}
	for from.Format(time.DateOnly) <= end {
		next := map[query.Unit]time.Time{
			query.ByDecade: from.AddDate(10, 0, 0), query.ByYear: from.AddDate(1, 0, 0), query.ByMonth: from.AddDate(0, 1, 0),
		}[unit]
		all = append(all, index.Period{From: asDay(from), To: asDay(next.AddDate(0, 0, -1))})
		from = next
	}
	return all
}

func asDay(t time.Time) query.Day { return query.Day(t.Format(time.DateOnly)) }

// dated returns the first day that any date means, and the last; "" where all is undated.
func (n *Naive) dated() (begin, end string) {
	for i := range n.Docs {
		first := firstDay(&n.Docs[i].Article)
		if first == "" {
			continue
		}
		if begin == "" || first < begin {
			begin = first
		}
		end = max(end, lastDay(&n.Docs[i].Article))
	}
	return begin, end
}
