// Package store keeps the articles of a generation: one file, in the order of the
// corpus, each article packed by itself and read back by its number.
//
//	Encode       article → bytes     by any number of workers
//	Writer.Add   bytes → the file    in order; it learns what repeats and packs
//	Store        number → article
//
// It is apart from the index because a page needs ten articles whole and the
// index none: what is read together lies together.
//
// # How an article is packed
//
// An article is its characters (the text; id, path, names, rules, each once) and
// its numbers (lengths, spans, which string stands where). What is in both is kept
// once: a passage that is a line has no span, words of evidence that stand in the
// text are not written, nor is a value that is its first words ("2017").
//
// Characters and numbers are then written in codes of one, two or three bytes for
// pieces that the part of the archive repeats: words with the blank before them,
// up to four words that often follow each other, whole strings, sequences of
// numbers. The pieces are learnt from the articles themselves, 64 MiB of them at a
// time, and stand in the file as tables. A word that has no code is written as the
// longest beginning that has one, and letters. For example
//
//	la Commission européenne | a indiqué | que | Zyx
//	 2 bytes                   2 bytes     1     2 bytes and its letters
//
// Reading is copying pieces: no table is built for an article, and there is no
// window of bytes before it. So a single article is packed better than by zstd with
// a dictionary; docs/decisions has the figures.
//
// # What it costs
//
// The file is 0.27 to 0.44 times the bytes of title and body, facts included; nine
// bytes an article are its place and its checksum. A Store holds the places (five
// bytes an article) and the tables (about 2 MB for each 64 MiB) in memory, reads
// a record by one call, and allocates the article and nothing else. The strings of
// an article share its memory. A Writer holds two parts of 64 MiB.
package store
