package embedded

// scored is a list and what to say of it to those who ask why.
type scored struct {
	cursor
	reason reasoning
}

func (s *scored) leaves(visit func(*scored)) { visit(s) }

// set is the documents of one language that meet a condition, which adds nothing.
type set struct {
	members interface{ Next(doc uint32) uint32 }
}

func (s set) seek(doc uint32) uint32   { return s.members.Next(doc) }
func (set) score() float64             { return 0 }
func (set) leaves(visit func(*scored)) {}
