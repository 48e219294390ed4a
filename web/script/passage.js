// A link to what is selected.
