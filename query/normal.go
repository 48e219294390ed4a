package query

// and returns what meets all parts: flat, with neighbouring words together, so that
// two questions that mean the same are equal. Parts that are nil do not count.
func and(parts ...Node) Node {
	var flat And
	for _, part := range parts {
		inner, nested := part.(And)
		if !nested {
			inner = And{part}
		}
		for _, n := range inner {
			flat = join(flat, n)
		}
	}
	if len(flat) < 2 {
		return only(flat)
	}
	return flat
}

// join appends n, or puts its words to those before it.
func join(parts And, n Node) And {
	if n == nil {
		return parts
	}
	more, isWords := n.(Words)
	if isWords && len(parts) > 0 {
		if before, ok := parts[len(parts)-1].(Words); ok {
			parts[len(parts)-1] = Words{before.Text + " " + more.Text}
			return parts
		}
	}
	return append(parts, n)
}

// or returns what meets one of the parts.
func or(parts ...Node) Node {
	var flat Or
	for _, part := range parts {
		switch n := part.(type) {
		case nil:
		case Or:
			flat = append(flat, n...)
		default:
			flat = append(flat, n)
		}
	}
	if len(flat) < 2 {
		return only(flat)
	}
	return flat
}

func only(parts []Node) Node {
	if len(parts) == 0 {
		return nil
	}
	return parts[0]
}

// not returns what does not meet n.
func not(n Node) Node {
	if inner, ok := n.(Not); ok {
		return inner.Node
	}
	return Not{n}
}
