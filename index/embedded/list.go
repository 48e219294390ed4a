package embedded

import "math"

// none is the number after the last document.
const none = math.MaxUint32

// list is the documents that meet one thing, in their order, and what that adds to the
// score of each. A list never changes: searches share it.
type list struct {
	docs   []uint32
	scores []float32 // nil where the thing adds nothing
}

// cost is about how much memory l takes, in bytes.
func (l *list) Cost() int { return 64 + 4*(len(l.docs)+len(l.scores)) }

// cursor stands in a list, or after its end.
type cursor struct {
	*list
	at int
}

// seek moves to the first document that is not before doc, and returns it; none when
// there is no further one. It never goes back. What is near is found in few steps
// (Bentley and Yao, An almost optimal algorithm for unbounded searching, 1976).
func (c *cursor) seek(doc uint32) uint32 {
	if c.at < len(c.docs) && c.docs[c.at] < doc {
		c.skip(doc)
	}
	if c.at == len(c.docs) {
		return none
	}
	return c.docs[c.at]
}

// skip leaves out what is before doc; the document it stands at is.
func (c *cursor) skip(doc uint32) {
	low, step := c.at, 1
	high := low + 1
	for high < len(c.docs) && c.docs[high] < doc {
		low = high
		step *= 2
		high = min(high+step, len(c.docs))
	}
	for low+1 < high {
		if middle := int(uint(low+high) / 2); c.docs[middle] < doc {
			low = middle
		} else {
			high = middle
		}
	}
	c.at = high
}

// score returns what the document adds that seek came to.
func (c *cursor) score() float64 {
	if c.scores == nil {
		return 0
	}
	return float64(c.scores[c.at])
}
