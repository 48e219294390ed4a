package embedded

// besides ends the name of what is locked. Here nobody reads or writes what another has locked: it is not the file that says who.
const besides = ".held"
