package cluster

import (
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Options say where a cluster is and who asks it.
type Options struct {
	URLs []string // of its nodes, "https://user:password@127.0.0.1:9200"; at least one, all of one user

	User     string // with Password; "": those of the first of URLs that has them
	Password Secret
	APIKey   Secret            // sent as "Authorization: ApiKey …"; not together with User
	Headers  map[string]Secret // further ones, by name

	CA          string // a file of certificates that those of nodes must be signed by; "": those that the system trusts
	Certificate string // a file with the certificate that the client shows; "": none
	Key         string // the file of its key
	ServerName  string // that certificates of nodes must bear; "": the host of their address

	// Compress packs requests of some length and asks for packed answers. Where the network is near it costs more
	// than it saves.
	Compress bool
}

// Secret is a string that shows itself to nobody who prints, logs or encodes it.
type Secret string

const hidden = "[hidden]"

// Format writes that there is a secret, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) {
	if s != "" {
		fmt.Fprint(f, hidden)
	}
}

// LogValue is what stands in a log.
func (s Secret) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(s)) }

// MarshalText is what stands in JSON.
func (s Secret) MarshalText() ([]byte, error) { return fmt.Append(nil, s), nil }

// String names nodes, user and headers, but no secret.
func (o Options) String() string {
	names := make([]string, len(o.URLs))
	for i, raw := range o.URLs {
		names[i] = "[an address]"
		if u, err := url.Parse(raw); err == nil && u.Host != "" {
			names[i] = u.Scheme + "://" + u.Host
		}
	}
	return fmt.Sprintf("{URLs: %v, User: %q, Password: %v, APIKey: %v, Headers: %v, CA: %q, Certificate: %q, ServerName: %q}",
		names, o.User, o.Password, o.APIKey, o.Headers, o.CA, o.Certificate, o.ServerName)
}

// Format writes String, whatever the verb.
func (o Options) Format(f fmt.State, _ rune) { fmt.Fprint(f, o.String()) }

// LogValue is what stands in a log.
func (o Options) LogValue() slog.Value { return slog.StringValue(o.String()) }

// MarshalText is what stands in JSON.
func (o Options) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// addresses are the URLs without users, and o with the user that stood in them.
func (o Options) addresses() ([]*url.URL, Options, error) {
	if len(o.URLs) == 0 {
		return nil, o, errors.New("opensearch-url: expected the address of a node")
	}
	all := make([]*url.URL, len(o.URLs))
	for i, raw := range o.URLs {
		u, err := url.Parse(strings.TrimRight(strings.TrimSpace(raw), "/"))
		if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
			// What it is stays unsaid: there may be a password in it.
			return nil, o, fmt.Errorf("opensearch-url: address %d of %d is not like https://node1:9200", i+1, len(o.URLs))
		}
		if u.User != nil && o.User == "" && o.APIKey == "" {
			password, _ := u.User.Password()
			o.User, o.Password = u.User.Username(), Secret(password)
		}
		if password, has := u.User.Password(); has && (u.User.Username() != o.User || Secret(password) != o.Password) {
			return nil, o, errors.New("opensearch-url: two users, or a user and a key, are given; the cluster can be asked by one")
		}
		u.User = nil
		all[i] = u
	}
	return all, o, nil
}

// authorization is the header that says who asks; "": nobody in particular.
func (o Options) authorization() (string, error) {
	switch {
	case o.APIKey != "" && o.User != "":
		return "", errors.New("opensearch: a user and a key are given; the cluster can be asked by one of them")
	case o.APIKey != "":
		return "ApiKey " + string(o.APIKey), nil
	case o.User != "":
		return "Basic " + base64.StdEncoding.EncodeToString([]byte(o.User+":"+string(o.Password))), nil
	case o.Password != "":
		return "", errors.New("opensearch: a password is given, but no user")
	}
	return "", nil
}

// scrubber replaces every secret of o, in all spellings that are sent.
func (o Options) scrubber() *strings.Replacer {
	secrets := []string{string(o.Password), string(o.APIKey), url.QueryEscape(string(o.Password)), url.PathEscape(string(o.Password))}
	if sent, err := o.authorization(); err == nil {
		_, credentials, _ := strings.Cut(sent, " ")
		secrets = append(secrets, credentials)
	}
	for _, value := range o.Headers {
		secrets = append(secrets, string(value))
	}
	slices.SortFunc(secrets, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, s := range slices.Compact(secrets) {
		if s != "" {
			pairs = append(pairs, s, hidden)
		}
	}
	return strings.NewReplacer(pairs...)
}

// headerNames are the names of further headers, in order.
func (o Options) headerNames() []string { return slices.Sorted(maps.Keys(o.Headers)) }
