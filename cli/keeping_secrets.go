package cli

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/net/http/httpguts"

	"kiosque/index/distributed/cluster"
)

// The variables that hold a secret of a cluster each.
const (
	passwordVariable = "KIOSQUE_OPENSEARCH_PASSWORD" //nolint:gosec // the name of a variable
	apiKeyVariable   = "KIOSQUE_OPENSEARCH_API_KEY"  //nolint:gosec // the name of a variable
	headerVariable   = "KIOSQUE_OPENSEARCH_HEADER"
)

// clusterSecrets are where the secrets stand by which a cluster knows who asks: in files or in the environment, as those of
// a server, never in a flag.
type clusterSecrets struct {
	passwordFile, apiKeyFile, headerFile string
}

func (s *clusterSecrets) flags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&s.passwordFile, "opensearch-password-file", "", "file of the password of --opensearch-user; KIOSQUE_OPENSEARCH_PASSWORD may hold it instead")
	f.StringVar(&s.apiKeyFile, "opensearch-api-key-file", "", "file of a key to the cluster's API; KIOSQUE_OPENSEARCH_API_KEY may hold it instead")
	f.StringVar(&s.headerFile, "opensearch-header-file", "", "file of headers that every request to the cluster has, such as Authorization: Bearer …, one a line; KIOSQUE_OPENSEARCH_HEADER may hold them instead")
}

// apply puts the secrets into the options of a cluster, and refuses those that contradict each other.
func (s clusterSecrets) apply(o *cluster.Options) error {
	said, err := secretOf(s.passwordFile, passwordVariable)
	if err != nil {
		return err
	}
	if said != "" && o.Password != "" {
		return usage(fmt.Errorf("opensearch-url holds a password, and %s another; expected one", passwordVariable))
	}
	o.Password += cluster.Secret(said)
	key, err := secretOf(s.apiKeyFile, apiKeyVariable)
	if err != nil {
		return err
	}
	o.APIKey = cluster.Secret(key)
	switch {
	case o.User != "" && o.Password == "":
		return usage(fmt.Errorf("opensearch-user: expected a password too, in %s or in --opensearch-password-file", passwordVariable))
	case o.User == "" && o.Password != "":
		return usage(fmt.Errorf("%s: expected opensearch-user too", passwordVariable))
	case o.User != "" && o.APIKey != "":
		return usage(fmt.Errorf("%s: the cluster knows who asks by opensearch-user already; expected one of them", apiKeyVariable))
	}
	headers, err := secretOf(s.headerFile, headerVariable)
	if err == nil {
		o.Headers, err = headersIn(headers)
	}
	return err
}

// secretOf reads what a file holds, else a variable, without the line's end; "" for neither. A secret of several lines, such
// as several headers, keeps them.
func secretOf(file, variable string) (string, error) {
	if file == "" {
		return strings.TrimSpace(os.Getenv(variable)), nil
	}
	if os.Getenv(variable) != "" {
		return "", usage(fmt.Errorf("%s and %s_FILE: expected one of them", variable, variable))
	}
	text, err := readKeys(file)
	if err != nil {
		return "", fmt.Errorf("secret: %w", err)
	}
	if text = strings.TrimSpace(text); text == "" {
		return "", fmt.Errorf("secret: %s is empty", file)
	}
	return text, nil
}

// headersIn reads headers, one a line. What is wrong is told by its line, and not shown.
func headersIn(text string) (map[string]cluster.Secret, error) {
	headers, number := map[string]cluster.Secret{}, 0
	for line := range strings.Lines(text) {
		number++
		name, value, ok := strings.Cut(line, ":")
		name, value = http.CanonicalHeaderKey(strings.TrimSpace(name)), strings.TrimSpace(value)
		switch {
		case strings.TrimSpace(line) == "":
		case !ok || !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value):
			return nil, usage(fmt.Errorf("%s: line %d is no header; expected a name, a colon and a value", headerVariable, number))
		case headers[name] != "":
			return nil, usage(fmt.Errorf("%s: %s stands there twice", headerVariable, name))
		default:
			headers[name] = cluster.Secret(value)
		}
	}
	return headers, nil
}

// hasSecret tells whether requests to the cluster hold one.
func (k *keeping) hasSecret() bool {
	o, err := k.options()
	return errors.Is(err, nil) && (o.Cluster.Password != "" || o.Cluster.APIKey != "" || len(o.Cluster.Headers) > 0)
}
