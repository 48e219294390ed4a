package clean

import (
	"strings"
	"unicode"

	"kiosque/article"
)

// someComments is the number of commenters that make what follows one of them comments, however long.
const someComments = 3

// counterDigits is the number of digits of the longest counter: a number of more is a telephone's or a book's.
const counterDigits = 8

// flowWords is the number of words from which a line can be the first part of a broken sentence.
const flowWords = 4

// classify decides the lines that say by themselves what they are.
func classify(lines []line) {
	flow(lines)
	talk(lines)
	tableRows(lines)
	table := phrases()
	var comments []int // lines that name who wrote a comment
	for i := range lines {
		l := &lines[i]
		if !l.undecided() || l.spoken || l.row {
			continue
		}
		if kind, reason := l.shape(); reason != "" {
			l.kind, l.reason, l.sure = kind, reason, true
			if reason == ReasonComments && l.mayBegin() {
				comments = append(comments, i)
			}
			continue
		}
		if p, ok := table.match(l); ok {
			l.apply(p)
		}
	}
	captions(lines)
	goesOnBelow(lines)
	if len(comments) >= someComments {
		for _, i := range comments {
			lines[i].reach = allRest
		}
	}
}

// flow marks the lines that are parts of sentences broken over lines.
func flow(lines []line) {
	for i := range lines[:max(0, len(lines)-1)] {
		l, next := &lines[i], &lines[i+1]
		if !l.sentence && next.lower && !next.bullet && l.words >= flowWords {
			l.flows, next.flows = true, true
		}
	}
}

func (l *line) apply(p phrase) {
	l.drop(p.reason, true)
	l.reach = p.reach
	if p.reason != ReasonByline && p.reason != ReasonDate {
		return
	}
	if f := l.folded; strings.HasSuffix(f, " follow") || strings.HasSuffix(f, " suivre") {
		l.reason = ReasonShare
		return
	}
	l.kind = article.KindCredit
}

// shape tells what a line is from the signs it is made of; reason is "" when they say nothing.
func (l *line) shape() (article.Kind, string) {
	switch {
	case l.words == 0 || symbols(l.text):
		return article.KindRemoved, ReasonNavigation
	case l.dated():
		return article.KindCredit, ReasonDate
	case number(l.text):
		return article.KindRemoved, ReasonCounter
	case address(l.text):
		return article.KindRemoved, ReasonLink
	case l.commenter():
		return article.KindRemoved, ReasonComments
	case shareRow(l.folded):
		return article.KindRemoved, ReasonShare
	case l.paperSpeaks():
		return article.KindRemoved, ReasonSubscription
	case path(l.text, l.words):
		return article.KindRemoved, ReasonNavigation
	case l.words <= someWords && pictureCredit(l.text):
		return article.KindRemoved, ReasonPicture
	}
	return "", ""
}

// dated tells whether the line says a date and no more, but for the name of a newspaper before it.
func (l *line) dated() bool {
	if l.words > someWords || l.text[0] == '+' || l.sentence && !strings.HasSuffix(l.text, ".m.") {
		return false
	}
	return dateLine(l.folded) || datedPaper(l.text)
}

// symbols tells whether s has no letter and no digit, or is the cross that closes things.
func symbols(s string) bool {
	return s == "x" || s == "X" || !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// number tells whether s is a number alone, with a unit of one letter at most: "68", "1,2 k", "(576)", "#3".
func number(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		case strings.ContainsRune("%€$£°", r):
			return false // a figure with its unit is said by someone
		}
		if letters > 1 || digits > counterDigits {
			return false
		}
	}
	return digits > 0
}

// address tells whether s is one address of the web or of mail.
func address(s string) bool {
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return false
	}
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.") ||
		strings.HasPrefix(s, "@") || strings.Contains(s, "@") && strings.Contains(s, ".")
}

// dateLine tells whether a folded line has a number and otherwise only words of dates.
func dateLine(folded string) bool {
	known := dateWords()
	digits, named := false, 0
	for w := range words(folded) {
		switch {
		case number(w):
			digits = true
		case known[strings.TrimLeft(w, "0")]:
			named++
		default:
			return false
		}
	}
	return digits && (named > 0 || strings.Contains(folded, "0/0/0") || strings.Contains(folded, "0-0-0"))
}

// commenter tells whether the line names who wrote the comment under it: "ann says", "jean a dit".
func (l *line) commenter() bool {
	if head, _ := l.commentHead(); head {
		return true
	}
	if l.words > headWords || l.sentence || strings.ContainsAny(l.text, "\"“»,") {
		return false
	}
	for saying := range sayings() {
		if strings.HasSuffix(l.folded, saying) {
			return true
		}
	}
	return false
}

// mayBegin tells whether the line may begin the comments: a name with a time may stand in a report of what happens live.
func (l *line) mayBegin() bool {
	head, handle := l.commentHead()
	return !head || handle
}

// path tells whether s is a row of short names parted by signs: a path of pages or a menu in one line.
func path(s string, words int) bool {
	for _, sign := range []string{" > ", " » ", " | ", " › ", " / ", " · ", " • "} {
		if n := strings.Count(s, sign); n >= 2 && words <= 5*(n+1) && !endsSentence(s) {
			return true
		}
	}
	return false
}
