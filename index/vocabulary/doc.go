// Package vocabulary holds the words, phrases, titles and names of one archive: it
// mends spelling and completes what is being typed.
//
// What goes in are the articles of a generation, while an engine writes it; what comes
// out is one file, and from it answers. It knows no engine and no page: two engines
// that were given the same articles give the same help.
//
// # Spelling
//
// The forms are those of analyzers.Token.Exact: in small letters and folded, so that
// accents and case are free. For a word that the archive does not know, the candidates
// are its forms at most two edits away (inserted, lost, changed or swapped letters), found by an
// automaton that reads the sorted forms once and skips what cannot match, and the forms
// that sound alike. Each is weighed as a noisy channel does (Kernighan, Church and Gale
// 1990): how often the archive has it, times how likely the slip is. Slips are priced by
// data/slips.tsv (what sounds alike in French or English) and data/keyboards.tsv
// (AZERTY and QWERTY neighbours).
//
// A right word is never corrected: what the archive has in two articles, what differs
// from such a word by an ending of data/endings.tsv and has its stem, short words, words with digits,
// acronyms and stop words are right. A word of one article is right
// unless a far more frequent one is one cheap slip away.
//
// # Completion
//
// Titles, phrases, organisations and countries are found by the start of any of their
// words, through a sorted list of word starts; words by the start of their form.
//
// # Bounds
//
// Counting is lossy (Manku and Motwani 2002): when a table is full, the rarest entries
// go. So memory while building depends on the limits and not on the archive; a
// count may be too low by what was thrown away, never too high. Only titles grow
// with the archive, by about 130 bytes an article, up to maxTitles.
package vocabulary
