package read

import (
	"encoding/json"
	"strings"
)

const (
	maxLinkedData  = 1 << 20 // bytes; longer ones are data of an application
	maxLinkedNodes = 1000
)

// linkedData offers what a JSON-LD script states of the article, or failing
// that of its page (schema.org: NewsArticle, BlogPosting, WebPage …).
func (c claims) linkedData(script string) {
	if len(script) > maxLinkedData {
		return
	}
	var root any
	if json.Unmarshal([]byte(withoutControls(script)), &root) != nil {
		return
	}
	queue := []any{root}
	for i := 0; i < len(queue) && i < maxLinkedNodes; i++ {
		switch v := queue[i].(type) {
		case []any:
			queue = append(queue, v...)
		case map[string]any:
			queue = append(queue, v["@graph"], v["mainEntity"])
			if prefix := linkedKind(v["@type"]); prefix != "" {
				c.linkedNode(prefix, v)
			}
		}
	}
}

// withoutControls mends line ends within strings, which JSON does not allow and pages have.
func withoutControls(script string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, strings.TrimSuffix(strings.TrimSpace(script), ";"))
}

// linkedKind returns the prefix of the names under which a node states things, "" for none.
func linkedKind(types any) string {
	for _, t := range strings.Fields(linkedText(types)) {
		switch {
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "BlogPosting"), t == "Report":
			return "json-ld:"
		case strings.HasSuffix(t, "WebPage"):
			return "json-ld-page:"
		}
	}
	return ""
}

func (c claims) linkedNode(prefix string, node map[string]any) {
	for key, v := range node {
		separator := " "
		if strings.EqualFold(key, "author") {
			separator = ", "
		}
		c.offer(prefix+key, linkedJoin(v, separator))
	}
}

func linkedText(v any) string { return linkedJoin(v, " ") }

// linkedJoin returns a value as text: itself, its name, or all of an array.
func linkedJoin(v any, separator string) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		name, _ := v["name"].(string)
		return name
	case []any:
		var all []string
		for _, one := range v {
			if _, nested := one.([]any); !nested {
				if s := linkedJoin(one, separator); s != "" {
					all = append(all, s)
				}
			}
		}
		return strings.Join(all, separator)
	}
	return ""
}
