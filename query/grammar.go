package query

import (
	"strings"
)

// Expression reads the text of the search box.
func (q Query) Expression() Expression {
	words := strings.Join(strings.Fields(q.Text), " ")
	if words == "" {
		return Expression{}
	}
	return Expression{Root: Words{words}}
}

func (n And) String() string    { return "" }
func (n Or) String() string     { return "" }
func (n Not) String() string    { return "" }
func (n Words) String() string  { return n.Text }
func (n Exact) String() string  { return "=" + n.Text }
func (n Phrase) String() string { return `"` + n.Text + `"` }
func (n Prefix) String() string { return n.Text + "*" }
func (n Fuzzy) String() string  { return n.Text + "~" }
func (n Title) String() string  { return "" }
func (n Has) String() string    { return "" }
func (n Dated) String() string  { return "" }
