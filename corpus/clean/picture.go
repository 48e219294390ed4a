package clean

import (
	"strings"

	"kiosque/article"
)

// pictureCredit tells whether s names the owner of a picture and says nothing else.
func pictureCredit(s string) bool {
	if strings.HasPrefix(s, "©") || strings.HasPrefix(s, "(c) ") {
		return true
	}
	if !strings.HasPrefix(s, "(") || !strings.HasSuffix(s, ")") {
		return false
	}
	return strings.ContainsAny(s, "/©") || agency(s)
}

// agency tells whether s names one of the agencies that lend pictures.
func agency(s string) bool {
	for name := range agencies() {
		if strings.Contains(s, name) {
			return true
		}
	}
	return false
}

// captions decides what stands under pictures: a line that ends with its picture's credit, and
// the line before a credit that stands alone. Once the article has begun, a sentence there may be the
// article's own.
func captions(lines []line) {
	begun := false
	for i := range lines {
		l := &lines[i]
		if l.reason == ReasonPicture && i > 0 && lines[i-1].captionLike() && !(begun && lines[i-1].sentence) {
			lines[i-1].kind, lines[i-1].reason = article.KindCaption, ReasonCaption
		}
		if l.undecided() && l.words <= manyWords && creditAtEnd(l.text) {
			l.kind, l.reason, l.sure = article.KindCaption, ReasonCaption, true
		}
		begun = begun || i > 0 && lines[i-1].undecided() && lines[i-1].prose()
	}
}

func (l *line) captionLike() bool {
	return l.undecided() && l.words >= 5 && l.words <= someWords && !l.lower
}

// creditAtEnd tells whether s ends with the owner of a picture: "… © AFP", "… (Ann Lee/Reuters)".
func creditAtEnd(s string) bool {
	if i := strings.LastIndex(s, "©"); i > 0 {
		return len(s)-i <= 50
	}
	i := strings.LastIndexByte(s, '(')
	return i > 0 && strings.HasSuffix(s, ")") && len(s)-i <= 60 && agency(s[i:])
}
