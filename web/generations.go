package web

import "kiosque/index"

// Generations are the states of the archive that are kept, as a page shows them.
type Generations struct {
	Name    string // of the one that answers
	Built   string // when
	Digest  string // SHA-256 of its content, in hexadecimal
	First   bool   // it was compared with none
	Changes []said // what it changed of the one before
	Beside  string // says which that is
	Unread  string // says how many texts of the corpus gave no article, "" for none
	Kept    []keptRow
}

// keptRow is one generation of the list.
type keptRow struct {
	Name, Built, Articles, Changed string
	Current                        bool
}

// generationsOf returns the generation that answers, and the one that it was compared with; of what is not kept
// or cannot be read nothing is known but the name.
func generationsOf(p AboutPage) (now, before index.Generation) {
	now = kept(p, p.Answering)
	if now.Changed.Before == "" {
		return now, before
	}
	return now, kept(p, now.Changed.Before)
}

func kept(p AboutPage, name string) index.Generation {
	for _, g := range p.Kept {
		if g.Name == name && g.Refused == "" {
			return g
		}
	}
	return index.Generation{Name: name}
}

func (f Frame) generations(p AboutPage, now index.Generation) Generations {
	v := Generations{Name: now.Name, Digest: now.Digest, First: now.Changed.Before == ""}
	if !now.Created.IsZero() {
		v.Built = f.Language.day(now.Created)
	}
	if t := now.Changed; !v.First {
		v.Beside = f.T("about.beside", "generation", t.Before)
		v.Changes = []said{
			{f.T("about.new"), f.Language.Number(t.New)}, {f.T("about.altered"), f.Language.Number(t.Altered)},
			{f.T("about.gone"), f.Language.Number(t.Gone)}, {f.T("about.same"), f.Language.Number(t.Same)},
		}
	}
	if now.Unread > 0 {
		v.Unread = f.N("about.unread", now.Unread)
	}
	for _, g := range p.Kept {
		v.Kept = append(v.Kept, f.keptRow(g, g.Name == now.Name))
	}
	return v
}

func (f Frame) keptRow(g index.Generation, answers bool) keptRow {
	row := keptRow{Name: g.Name, Current: answers}
	switch t := g.Changed; {
	case g.Refused != "":
		row.Changed = f.T("about.unreadable")
		return row
	case t.Before == "":
		row.Changed = f.T("about.first")
	default:
		row.Changed = f.T("about.tally", "new", f.Language.Number(t.New), "gone", f.Language.Number(t.Gone), "changed", f.Language.Number(t.Altered))
	}
	row.Articles = f.Language.Number(g.Articles)
	if !g.Created.IsZero() {
		row.Built = f.Language.day(g.Created)
	}
	return row
}
