// Package occurrences is a file that says how often and where every word stands in
// every article of a generation.
//
// Bleve's segment says which articles have a word; its postings could say the rest, but
// would take five bytes for every place of a word, and be read one by one. Here a place
// takes one or two, a word's articles are read in one go, and what is the same is
// written once: a stem and a family of words are the forms that they consist of, the
// lead of an article is its first places.
//
// The file is memory-mapped. Numbers are uvarints (encoding/binary) unless said
// otherwise; all offsets are from the beginning of the file.
//
//	record of a form   length and bytes of the form, articles, length of the stream, stream
//	stream             an entry for each article that has the form, in their order
//	entry              how often in the title and in the body (one byte as a rule), then
//	                   the positions in the title and those in the body, as differences
//	forms              FST (package vellum): form → offset of its record
//	stems              FST: stem → the offset of its only form, doubled, or one more than
//	                   the offset, doubled, of a group: number of forms, offsets of their records
//	lengths            arrays of 16 or 32 bits, one value for each article
//	directory          JSON: where the above lies, and checksums; found by the last 16 bytes
//
// Articles are numbered from 0 in the order in which they were added.
package occurrences
