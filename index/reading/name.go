package reading

// Name returns the class of a name as it stands in a text; nil when lang searches none of it.
func Name(lang, name string) *Class {
	c := &compiler{Reading: Reading{Lang: lang}}
	if class, ok := c.phrase(name, 0, name).(*Class); ok {
		return class
	}
	return nil
}
