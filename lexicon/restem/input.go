package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"
)

// row is a pair of stems as it was learnt.
type row struct {
	stems   [2]string  // French, English
	weights [2]float64 // from French to English, and back; of 1
}

// word is a word of a list.
type word struct {
	text  string
	count float64 // how often it was seen in texts
	base  bool    // the form that a dictionary lists
}

// readRows reads the lexicon, without the rows of numbers: they are not translated.
func readRows(path string) ([]row, error) {
	var rows []row
	err := eachLine(path, 4, func(f []string) error {
		if strings.ContainsFunc(f[0]+f[1], unicode.IsDigit) {
			return nil
		}
		there, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return err
		}
		back, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			return err
		}
		rows = append(rows, row{[2]string{f[0], f[1]}, [2]float64{there / full, back / full}})
		return nil
	})
	return rows, err
}

// full is the weight of a certain translation.
const full = 255

// readWords reads the lists of words of both languages.
func readWords(path string) (lists [2][]word, err error) {
	err = eachLine(path, 4, func(f []string) error {
		count, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return err
		}
		side := 0
		if f[0] == languages[1] {
			side = 1
		}
		lists[side] = append(lists[side], word{f[3], count, f[2] == "1"})
		return nil
	})
	return lists, err
}

// languages are the two sides of a row.
var languages = [2]string{"fr", "en"}

// eachLine calls visit with the columns of every line of a gzipped table that is no comment.
func eachLine(path string, columns int, visit func(fields []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	lines := bufio.NewScanner(zr)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "# ") {
			continue
		}
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != columns {
			return fmt.Errorf("read %s: line %d has %d columns, not %d", path, n, len(fields), columns)
		}
		if err := visit(fields); err != nil {
			return fmt.Errorf("read %s: line %d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}
