package organisations

import (
	"cmp"
	"slices"

	"kiosque/article"
)

// resolve follows merged candidates to the body that they are.
func (f *finder) resolve(to target) target {
	for to < 0 && to != nobody && f.candidates[^to].into != nobody {
		to = f.candidates[^to].into
	}
	return to
}

// facts turns the mentions into facts, main ones first, each part in the order of the text.
func (f *finder) facts() []article.Fact {
	evidence := map[target][]article.Evidence{}
	var order []target
	for _, m := range f.mentions {
		to := f.resolve(m.to)
		if _, known := evidence[to]; !known {
			order = append(order, to)
		}
		t := f.texts[m.at]
		span := article.Span{Start: t.words[m.first].Start, End: t.words[m.last-1].End}
		evidence[to] = append(evidence[to], article.Quote(t.text, span, m.rule))
	}
	facts := make([]article.Fact, 0, len(order))
	for _, to := range order {
		facts = append(facts, f.fact(to, evidence[to]))
	}
	slices.SortStableFunc(facts, func(a, b article.Fact) int {
		return cmp.Compare(a.Evidence[0].Start, b.Evidence[0].Start)
	})
	return article.MainFirst(facts)
}

// mainMentions is how often an article names a body that it is about.
const mainMentions = 4

func (f *finder) fact(to target, evidence []article.Evidence) article.Fact {
	slices.SortFunc(evidence, func(a, b article.Evidence) int { return cmp.Compare(a.Start, b.Start) })
	evidence = slices.CompactFunc(evidence, func(a, b article.Evidence) bool { return a.Span == b.Span })
	lead := evidence[0].Start < f.leadEnd() && !(to >= 0 && f.au.bodies[to].kind == kindAgency)
	fact := article.Fact{Main: lead || len(evidence) >= mainMentions}
	fact.Evidence = evidence[:min(len(evidence), maxEvidence)]
	fact.Value = f.value(to)
	return fact
}

func (f *finder) value(to target) string {
	if to >= 0 {
		return f.au.bodies[to].value
	}
	return f.candidates[^to].name
}

// leadBytes is how far a lead goes in an article that is one passage.
const leadBytes = 600

// leadEnd returns where the lead ends: the title and the start of the body. A
// news agency in it is the source more often than the subject.
func (f *finder) leadEnd() int {
	for _, p := range f.article.Passages {
		if p.Kind == article.KindBody {
			return min(p.End, p.Start+leadBytes)
		}
	}
	return len(f.article.Text)
}
