package read

import "time"

// Limits of what is read, where Options state none.
const (
	// DefaultMaxBytes bounds one file after decompression: a hundred times the
	// longest page a newspaper prints, and still held in memory with ease.
	DefaultMaxBytes int64 = 64 << 20
	// DefaultMaxArticleBytes bounds one article: longer than any novel.
	DefaultMaxArticleBytes int64 = 16 << 20
)

const (
	// maxExpansion bounds gzipped record files, which are streamed and so may
	// be longer than MaxBytes: text shrinks 3 to 50 times, a bomb 1000 times.
	maxExpansion = 500
	// maxMetadataBytes bounds a metadata table, which is held in memory: a million rows.
	maxMetadataBytes int64 = 256 << 20
	// maxDepth bounds folders in folders; deeper ones are made by mistakes.
	maxDepth = 100
)

// Options bound what is read. The zero value means the defaults.
type Options struct {
	// MaxBytes bounds a text or HTML file after decompression, and what a
	// gzipped file may expand to beyond maxExpansion times its size. Files of
	// records (JSON, JSON lines) hold many articles, are streamed, and may be longer.
	MaxBytes int64
	// MaxArticleBytes bounds one article: a text or HTML file, a line or object of JSON.
	MaxArticleBytes int64
	// Except is a folder that is not read though it may lie within the corpus, "" for none.
	Except string
	// List is a file of the paths that are read, one a line, instead of walking the root: see listed.go. "" for none.
	List string
	// LinksOut follows links that lead out of the corpus, to files and to folders; else they are refused.
	LinksOut bool
	// Wait tells of a file, by its path as Document.Path has it and when it was written last, that it is still being
	// written: it is refused as such. nil: none is.
	Wait func(path string, written time.Time) bool
}

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.MaxArticleBytes <= 0 {
		o.MaxArticleBytes = DefaultMaxArticleBytes
	}
	return o
}
