package clean

import (
	"strings"

	"kiosque/article"
	"kiosque/article/sentences"
	"kiosque/corpus/read"
)

const (
	titleLeast   = 3   // words of a title that was found
	titleMost    = 30  // words of a title that was found
	titleReach   = 400 // lines in which a title is looked for
	siteWords    = 5   // words of the name of a site behind a page's title
	derivedBytes = 110 // about the longest title that is derived
	derivedLeast = 30  // and the shortest that a comma may end
)

// statedLine finds the line that is a stated title; -1 when there is none.
// A page's title may have the name of its site behind it, or the path of the page before it.
func statedLine(lines []line, title string, page bool) int {
	want := fold(title)
	for i := range lines[:min(len(lines), titleReach)] {
		l := &lines[i]
		if l.folded != "" && (l.folded == want || page && l.words >= titleLeast && l.titleLike() && begins(want, l.folded)) {
			return i
		}
		if lines[i].paragraph() && i > 0 && lines[i-1].paragraph() {
			break
		}
	}
	return -1
}

// headingLine finds the line that the markup makes the first heading, where it says at least
// half of what the page's title says; -1 when there is none.
func headingLine(lines []line, hints []read.Hint, title string) int {
	for _, h := range hints {
		if h.Element != "h1" {
			continue
		}
		if i := firstLine(lines, h.Start); i < len(lines) && lines[i].End <= h.End && saysHalf(lines[i].folded, fold(title)) {
			return i
		}
	}
	return -1
}

// saysHalf tells whether s has at least half of its words in common with title, both folded.
func saysHalf(s, title string) bool {
	in := map[string]bool{}
	for w := range words(title) {
		in[w] = true
	}
	both, all := 0, 0
	for w := range words(s) {
		all++
		if in[w] {
			both++
		}
	}
	return all >= titleLeast && both*2 >= all
}

// foundLine finds the line that reads as the title; -1 when there is none.
//
// The first line of a page is often its title with the name of the site: a
// line that is its beginning and stands alone is the better title. Else it is the first
// line before the paragraphs that is no furniture and no sentence.
func foundLine(lines []line) int {
	if i := repeatedTitle(lines); i >= 0 {
		return i
	}
	for i := range lines[:min(len(lines), titleReach)] {
		l := &lines[i]
		if l.prose() && !l.titleLike() || l.spoken {
			return -1
		}
		if l.undecided() && l.titleLike() {
			return belowSite(lines, i)
		}
	}
	return -1
}

// belowSite returns the headline below line i where that is the name of the site, else i.
func belowSite(lines []line, i int) int {
	if !siteLine(lines, i) {
		return i
	}
	for j := i + 1; j < min(len(lines), titleReach); j++ {
		l := &lines[j]
		if l.undecided() && l.titleLike() {
			return j
		}
		if l.prose() {
			break
		}
	}
	return i
}

// repeatedTitle finds a line that the first line begins with or equals.
func repeatedTitle(lines []line) int {
	if len(lines) == 0 || lines[0].folded == "" {
		return -1
	}
	first := lines[0].folded
	for i := 1; i < min(len(lines), titleReach); i++ {
		l := &lines[i]
		if l.words >= titleLeast && l.titleLike() && begins(first, l.folded) {
			if l.folded == first {
				return 0
			}
			return i
		}
	}
	return -1
}

// begins tells whether s is title, or title followed by a sign and the name of a site, or
// a path of pages that ends with title.
func begins(s, title string) bool {
	if before, ok := strings.CutSuffix(s, title); ok && (before == "" || strings.HasSuffix(before, " > ") || strings.HasSuffix(before, " | ") || strings.HasSuffix(before, " » ")) {
		return true
	}
	rest, ok := strings.CutPrefix(s, title)
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, ". »”\"")
	return rest == "" || strings.ContainsRune("|-:>·•,/", rune(rest[0])) && strings.Count(rest, " ") <= 8
}

func (l *line) titleLike() bool {
	if l.words < titleLeast || l.words > titleMost || l.lower || l.folded == "" {
		return false
	}
	text := strings.TrimRight(l.text, " \"”’»)")
	return !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ";") && !strings.HasSuffix(text, ",")
}

// withoutSite cuts from the title of a page the name of the site behind it: "A title - The Journal".
func withoutSite(text string, s article.Span) article.Span {
	title := s.Of(text)
	for _, sign := range []string{" | ", " - ", " – ", " — ", " · "} {
		i := strings.LastIndex(title, sign)
		if i > 0 && len(strings.Fields(title[:i])) >= titleLeast && len(strings.Fields(title[i+len(sign):])) <= siteWords {
			return article.Span{Start: s.Start, End: s.Start + len(strings.TrimRight(title[:i], " "))}
		}
	}
	return s
}

// repeatsOfTitle drops every other line that is the title, alone or with the name of the site.
func repeatsOfTitle(lines []line, title int) {
	t := lines[title].folded
	for i := range lines {
		l := &lines[i]
		if i == title || l.folded == "" || l.words > titleMost {
			continue
		}
		if l.folded == t || i == 0 && begins(l.folded, t) {
			l.drop(ReasonRepeat, true)
			l.reach = noReach
		}
	}
}

// derived cuts a title from the first sentence of the body: all of it when it is short, else
// up to its last clause that fits, else up to a word.
func derived(text string, body article.Span) article.Span {
	s := firstSentence(text, body)
	if s.End-s.Start <= derivedBytes {
		return trimTitle(text, s)
	}
	head := s.Of(text)[:derivedBytes]
	cut := strings.LastIndexAny(head, ",;:")
	if cut < derivedLeast {
		cut = strings.LastIndexAny(head, " \u00a0")
	}
	if cut <= 0 {
		cut = runeStart(head)
	}
	return trimTitle(text, article.Span{Start: s.Start, End: s.Start + cut})
}

// runeStart returns the end of the last whole rune of s.
func runeStart(s string) int {
	return len(strings.ToValidUTF8(s, ""))
}

func trimTitle(text string, s article.Span) article.Span {
	end := s.Start + len(strings.TrimRight(s.Of(text), " \t\n\u00a0.,;:"))
	return article.Span{Start: s.Start, End: end}
}

func firstSentence(text string, body article.Span) article.Span {
	for s := range sentences.In(text, body) {
		return s
	}
	return body
}
