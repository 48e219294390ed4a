package citation

import "fmt"

// appendRIS appends a record of RIS (Research Information Systems, RIS Format Specifications, 2011): lines of a tag, two
// blanks, a dash, a blank and a value, ended by CR and LF. The type is NEWS, a newspaper article. A date is
// "year/month/day/other", whose slashes stand though parts are not known. An author is given as it was stated: the format
// asks for "last, first", but nobody said which is which.
func appendRIS(b []byte, w *Work) []byte {
	b = append(b, "TY  - NEWS\r\n"...)
	b = appendTag(b, "AU", w.Author)
	b = appendTag(b, "TI", w.Title)
	b = appendTag(b, "T2", w.Source)
	if parts := numbers(w.Date.Value); len(parts) > 0 {
		b = appendTag(b, "PY", w.Date.Value[:len("2017")])
		b = appendTag(b, "DA", risDate(parts))
	}
	b = appendTag(b, "LA", language(w.Lang))
	b = appendTag(b, "UR", w.link())
	b = appendTag(b, "DB", archive)
	b = appendTag(b, "AN", w.ID)
	b = appendTag(b, "AV", ascii(w.Address))
	b = appendTag(b, "N1", w.note())
	return append(b, "ER  - \r\n\r\n"...)
}

func appendTag(b []byte, tag, value string) []byte {
	if value = OneLine(value); value == "" {
		return b
	}
	return append(b, tag+"  - "+value+"\r\n"...)
}

func risDate(parts []int) string {
	switch len(parts) {
	case 1:
		return fmt.Sprintf("%04d///", parts[0])
	case 2:
		return fmt.Sprintf("%04d/%02d//", parts[0], parts[1])
	}
	return fmt.Sprintf("%04d/%02d/%02d/", parts[0], parts[1], parts[2])
}

// language returns the tag of a language, "" where it is not known.
func language(lang string) string {
	if lang == "und" {
		return ""
	}
	return lang
}
