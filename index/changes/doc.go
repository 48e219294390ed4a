// Package changes says what one generation of an archive has that another has not: which
// articles are new, which were altered, which are gone.
//
// It compares hashes (Hashes, Between), keeps the list of what changed (WriteList, ReadList),
// and what is needed to cite an article that is gone (Carry, WriteGone, GoneFile). It knows
// neither engine nor store: hashes, titles and citations are given to it.
package changes
