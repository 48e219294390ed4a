package api

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/textproto"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// CheckAnswer tells how an answer to the operation breaks its contract: a status, a media type or a header that
// it does not have, or a body that is none of its shape. Tests ask it of every answer.
func (o *Operation) CheckAnswer(status int, header map[string][]string, body []byte) error {
	if status == 405 || status >= 500 && !o.Answers(status) {
		return nil // of any address, and of none
	}
	answer := o.self.Responses.Status(status)
	if answer == nil {
		return fmt.Errorf("%s %s answers %d, which is not written down", o.Method, o.Path, status)
	}
	if err := checkHeaders(answer.Value, header); err != nil {
		return fmt.Errorf("%s %s answers %d: %w", o.Method, o.Path, status, err)
	}
	if err := o.checkBody(status, answer.Value, first(header, "Content-Type"), body); err != nil {
		return fmt.Errorf("%s %s answers %d: %w", o.Method, o.Path, status, err)
	}
	return nil
}

// checkHeaders holds those headers that must stand.
func checkHeaders(answer *openapi3.Response, header map[string][]string) error {
	for name, described := range answer.Headers {
		if described.Value.Required && first(header, name) == "" {
			return fmt.Errorf("the header %s is missing", name)
		}
	}
	return nil
}

func first(header map[string][]string, name string) string {
	if values := header[textproto.CanonicalMIMEHeaderKey(name)]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func (o *Operation) checkBody(status int, answer *openapi3.Response, media string, body []byte) error {
	if len(answer.Content) == 0 || len(body) == 0 {
		return nil
	}
	name, _, err := mime.ParseMediaType(media)
	if err != nil {
		return err
	}
	if answer.Content[name] == nil {
		return fmt.Errorf("the media type %s is not written down", name)
	}
	if !strings.HasSuffix(name, "json") {
		return nil
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return err
	}
	return o.shape(status, name).Validate(value)
}

var shapes struct {
	sync.Mutex
	compiler *jsonschema.Compiler
}

// description is the name that the description has among schemas.
const description = "openapi.json"

// shape returns the schema of an answer, compiled once.
func (o *Operation) shape(status int, media string) *jsonschema.Schema {
	shapes.Lock()
	defer shapes.Unlock()
	if shapes.compiler == nil {
		shapes.compiler = newCompiler()
	}
	return shapes.compiler.MustCompile(description + "#" + o.pointer(status, media))
}

func newCompiler() *jsonschema.Compiler {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSON()))
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err = errors.Join(err, c.AddResource(description, value)); err != nil {
		panic(err) // the description is embedded
	}
	return c
}

// pointer returns where in the description the schema of an answer stands (RFC 6901).
func (o *Operation) pointer(status int, media string) string {
	at := fmt.Sprintf("/paths/%s/%s/responses/%d", escaped(o.Path), strings.ToLower(o.Method), status)
	if ref := o.self.Responses.Status(status).Ref; ref != "" {
		at = strings.TrimPrefix(ref, "#")
	}
	return at + "/content/" + escaped(media) + "/schema"
}

func escaped(name string) string {
	name = strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	return strings.NewReplacer("{", "%7B", "}", "%7D", "+", "%2B").Replace(name)
}
