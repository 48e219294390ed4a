package citation

import "encoding/json"

// item is a reference of CSL-JSON (Citation Style Language 1.0.2, csl-data.json), a member of an array. The note has
// what no variable of CSL is for. "accessed" is left out: nobody knows when the original was visited.
type item struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Author   []cslName `json:"author,omitempty"`
	Title    string    `json:"title,omitempty"`
	Source   string    `json:"container-title,omitempty"`
	Issued   *cslDate  `json:"issued,omitempty"`
	Lang     string    `json:"language,omitempty"`
	URL      string    `json:"URL,omitempty"`
	Archive  string    `json:"archive"`
	Location string    `json:"archive_location"`
	Note     string    `json:"note"`
}

// cslName is a name that is not cut into its parts.
type cslName struct {
	Literal string `json:"literal"`
}

// cslDate is one date, of as many parts as are known.
type cslDate struct {
	Parts [1][]int `json:"date-parts"`
}

// appendCSL appends one member of an array of CSL-JSON.
func appendCSL(b []byte, w *Work) []byte {
	v := item{
		ID: OneLine(w.ID), Type: "article-newspaper", Title: OneLine(w.Title), Source: OneLine(w.Source), Lang: language(w.Lang),
		URL: w.link(), Archive: archive, Location: ascii(w.Address), Note: w.note(),
	}
	if author := OneLine(w.Author); author != "" {
		v.Author = []cslName{{author}}
	}
	if parts := numbers(w.Date.Value); len(parts) > 0 {
		v.Issued = &cslDate{[1][]int{parts}}
	}
	if v.Location == "" {
		v.Location = v.ID
	}
	text, _ := json.Marshal(v) // of texts and numbers it never fails
	return append(b, text...)
}
