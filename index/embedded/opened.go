package embedded

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
)

// files are those of an open generation, and what they were like when they were read last.
// They are kept open to see whether anybody writes into them: what is mapped into memory
// changes with its file, and can no longer be read where that is cut short.
type files struct {
	byName map[string]*os.File
	all    []*os.File
	bare   []int                   // those of bareFiles, in all
	stamps atomic.Pointer[[]stamp] // of all
	looked atomic.Int64            // when that was held against the files last, since began
}

// bareFiles are read by questions and have no checksums of their parts: whatever is in them is an answer.
var bareFiles = []string{indexFile, occurrencesFile, columnsFile, goneFile}

// glance is how long files that were looked at are not looked at again: what a look costs
// would be felt in an answer that is held already, which takes a few microseconds.
const glance = 20 * time.Microsecond

var began = time.Now()

// openFiles opens files of a folder.
func openFiles(dir string, names []string) (*files, error) {
	f := &files{byName: map[string]*os.File{}}
	for _, name := range names {
		file, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return nil, errors.Join(err, f.close())
		}
		f.put(name, file)
	}
	f.seen(f.look())
	return f, nil
}

func (f *files) put(name string, file *os.File) {
	if slices.Contains(bareFiles, name) {
		f.bare = append(f.bare, len(f.all))
	}
	f.byName[name], f.all = file, append(f.all, file)
}

// add adds an open file, before anybody reads of the generation.
func (f *files) add(name string, file *os.File) {
	stamps := append(*f.stamps.Load(), stampOf(file))
	f.put(name, file)
	f.seen(stamps)
}

// look returns what the files are like now.
func (f *files) look() []stamp {
	stamps := make([]stamp, len(f.all))
	for i, file := range f.all {
		stamps[i] = stampOf(file)
	}
	return stamps
}

// seen remembers what the files were like before they were read whole, and found right.
func (f *files) seen(stamps []stamp) { f.stamps.Store(&stamps) }

// changed tells whether anything was done to the files since. It takes half a microsecond a file.
func (f *files) changed() bool {
	stamps := *f.stamps.Load()
	for i, file := range f.all {
		if stampOf(file) != stamps[i] {
			return true
		}
	}
	return false
}

// touched tells the same of bareFiles, for those who ask often.
func (f *files) touched() bool {
	now := time.Since(began)
	if now-time.Duration(f.looked.Load()) < glance {
		return false
	}
	stamps := *f.stamps.Load()
	for _, i := range f.bare {
		if stampOf(f.all[i]) != stamps[i] {
			return true
		}
	}
	f.looked.Store(int64(now))
	return false
}

func (f *files) close() error {
	var errs []error
	for _, file := range f.all {
		errs = append(errs, file.Close())
	}
	return errors.Join(errs...)
}
