package docs_test

import (
	"regexp"
	"strings"
	"testing"
)

// The document names every address that the description of the API has; those of an article by their last part.
func TestTheDocumentOfTheAPIHasEveryAddress(t *testing.T) {
	document := read(t, "api.md")
	for _, path := range regexp.MustCompile(`(?m)^  (/\S+):$`).FindAllStringSubmatch(read(t, "../api/openapi.yaml"), -1) {
		short := strings.TrimPrefix(path[1], "/articles/{id}")
		if !regexp.MustCompile("`(GET |POST )?(" + regexp.QuoteMeta(path[1]) + "|" + regexp.QuoteMeta(short) + ")[`?]").MatchString(document) {
			t.Errorf("api.md says nothing of %s", path[1])
		}
	}
}
