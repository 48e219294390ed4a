package index

import "kiosque/query"

// Timeline is how many hits were published when.
type Timeline struct {
	Unit    query.Unit
	Periods []Period // ascending; those in which the archive has an article, whatever is asked
	Undated Counted  // what has no date; Count is the total with query.Undated as the only year, and no days
}

// Period is one unit of time: "2017-03-01" to "2017-03-31". Its Count is the total of the question with From
// and To in the place of its years and days.
type Period struct {
	From, To query.Day // the first and the last day
	Counted
	// Vague is how many of Count may have been published outside: their date says less than the
	// unit. A story is vague where that is true of every article of it that is counted.
	Vague int
}

// Counted is how many hits there are, and how many there would be had nothing been asked.
type Counted struct {
	Count int
	All   int // without words and filters, copies folded as in the question
}
