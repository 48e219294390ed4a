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
// are its forms at most two edits away (letters put in, lost, changed or swapped), found by an
// automaton that reads the sorted forms once and skips what cannot match; the forms
// that sound alike (data/sounds.tsv); stop words (data/common.tsv); and two words, or an article and
// a noun, typed as one. Each is weighed as by a noisy channel (Kernighan, Church and Gale
// 1990): how often the archive has it, times how likely the slip is. Slips are priced by
// data/slips.tsv (what sounds alike in French or English) and data/keyboards.tsv
// (AZERTY and QWERTY neighbours).
//
// A right word is never corrected. Right is what the archive has in two articles; what
// has another ending than a new word of the archive (data/endings.tsv); what a list
// of French and English has (data/known_fr.tsv.gz, known_en.tsv.gz), with a prefix
// (data/prefixes.tsv) or without; words of three letters, words with digits, acronyms and stop
// words. A word of one article is right unless a far more frequent one is one cheap slip away.
// A name, and a word of the other language than the question's, is changed only
// for what is very near.
//
// Worked example: "securty" in an English archive. Among the candidates "security" costs one
// lost letter, 3.4, and is in 900 of 1,000 articles, ln .9 = -.1: its score is -3.5. "securities"
// costs far more.
//
// # Completion
//
// Titles, phrases, organisations and countries are found by the start of any of their
// words, through a sorted list of word starts; words by the start of their form. The titles themselves
// stay where the archive has them (Titles): here is only the order of their words.
//
// # Bounds
//
// Counting is lossy (Manku and Motwani 2002): when a table is full, the rarest entries
// go. So memory while building depends on the limits and not on the archive; a
// count may be too low by what was thrown away, never too high. Only titles grow
// with the archive: by two to three bytes a word in the file and in memory, and 100 bytes a title while it is
// built, up to maxTitles.
package vocabulary
