package render

import (
	"strings"
	"text/template/parse"
)

// escaper appends a text, escaped for where it stands.
type escaper func(b []byte, text string) []byte

// escapers are what html/template puts behind a value, by where the value stands, and
// the same in one pass; what is shown turns no direction but its own, besides. What is not
// here is refused.
var escapers = map[string]escaper{
	"_html_template_htmlescaper":   appendShown, // a text
	"_html_template_rcdataescaper": appendShown, // a title
	"_html_template_attrescaper":   html.append, // an attribute in quotes
	"_html_template_urlfilter _html_template_urlnormalizer _html_template_attrescaper": appendAddress,
	"_html_template_urlescaper _html_template_attrescaper":                             part.append, // of an address, behind ? or #
}

// escaper returns what the commands of a pipeline after its first do.
func (c *compiler) escaper(p *parse.PipeNode) escaper {
	var names []string
	for _, cmd := range p.Cmds[1:] {
		names = append(names, cmd.String())
	}
	escape := escapers[strings.Join(names, " ")]
	if escape == nil {
		c.fail(p, "is escaped in a way that cannot be run")
	}
	return escape
}

// replacements are what stands in the place of each byte; "" leaves it.
type replacements struct {
	put [256]string
	any [256]bool // whether put has something: most texts have nothing to replace
}

func newReplacements(put [256]string) *replacements {
	r := &replacements{put: put}
	for c := range put {
		r.any[c] = put[c] != ""
	}
	return r
}

func (r *replacements) append(b []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		if r.any[text[i]] {
			b = append(append(b, text[from:i]...), r.put[text[i]]...)
			from = i + 1
		}
	}
	return append(b, text[from:]...)
}

// html escapes what means something in a text or between quotation marks.
var html = newReplacements([256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
})

const (
	unreserved = "-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	reserved   = "!#$&*+,/:;=?@[]" // mean something in an address: a part of one must not have them
)

var (
	part    = percentEncoding(unreserved)
	address = percentEncoding(unreserved + reserved)
)

func appendShown(b []byte, text string) []byte { return html.append(b, Balanced(text)) }

// percentEncoding encodes all bytes but some, and of those escapes what means something
// between quotation marks.
func percentEncoding(kept string) *replacements {
	const digits = "0123456789abcdef"
	put := html.put
	for c := range put {
		if strings.IndexByte(kept, byte(c)) < 0 {
			put[c] = string([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return newReplacements(put)
}

// unsafe stands in the place of an address that a browser might run.
const unsafe = "#ZgotmplZ"

// appendAddress appends an address: encoded where it is not yet, or unsafe.
func appendAddress(b []byte, text string) []byte {
	if !isSafe(text) {
		text = unsafe
	}
	for {
		before, after, found := strings.Cut(text, "%")
		b = address.append(b, before)
		if !found {
			return b
		}
		if len(after) >= 2 && isHex(after[0]) && isHex(after[1]) {
			b = append(b, '%')
		} else {
			b = append(b, address.put['%']...)
		}
		text = after
	}
}

// isSafe tells whether an address is relative, or of a scheme that runs nothing.
func isSafe(text string) bool {
	scheme, _, found := strings.Cut(text, ":")
	if !found || strings.Contains(scheme, "/") {
		return true
	}
	for _, harmless := range []string{"http", "https", "mailto"} {
		if strings.EqualFold(scheme, harmless) {
			return true
		}
	}
	return false
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
