package deploy

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"

	"kiosque/torture/program"
)

// What the units, the containers and their comments set is a setting: one that is none would be silent where nobody reads the log.
func TestTheSettingsThatWeShipExist(t *testing.T) {
	known := settings(t)
	said := map[string]*regexp.Regexp{
		"kiosque.service":         regexp.MustCompile(`\b(KIOSQUE_\w+)=`),
		"kiosque-rebuild.service": regexp.MustCompile(`\b(KIOSQUE_\w+)=`),
		"keys.conf":               regexp.MustCompile(`\b(KIOSQUE_\w+)=`),
		"../Dockerfile":           regexp.MustCompile(`\b(KIOSQUE_\w+)=`),
		"compose.yaml":            regexp.MustCompile(`(?m)^ +(KIOSQUE_(?:CORPUS|DATA|BASE_\w+|TRUSTED_\w+)):`), // others are Caddy's
	}
	for name, variables := range said {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found := variables.FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("%s sets nothing", name)
		}
		for _, v := range found {
			if !slices.Contains(known, v[1]) {
				t.Errorf("%s sets %s, which is no setting", name, v[1])
			}
		}
	}
}

// settings are the variables that a server reads.
func settings(t *testing.T) (variables []string) {
	t.Helper()
	got := program.Plain.Run(t, "config", "serve", "--json")
	var all struct {
		Settings []struct{ Variable string }
	}
	if err := json.Unmarshal([]byte(got.Out), &all); err != nil {
		t.Fatalf("%v: %s%s", err, got.Out, got.Err)
	}
	for _, s := range all.Settings {
		variables = append(variables, s.Variable)
	}
	return variables
}
