package distributed

// detail is how much a question is scored by. A cluster refuses queries of more than 1,024 clauses
// (indices.query.bool.max_clause_count), in all languages together: a whole page pasted into the search box is
// scored by less, and met by the same articles.
type detail int

const (
	whole    detail = iota // as package formula says
	unpaired               // without pairs of words
	bare                   // by how often words stand anywhere
	present                // by whether they do
)

// maxClauses leaves room for filters and aggregations.
const maxClauses = 960
