package cli

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/index/distributed"
	"kiosque/index/distributed/cluster"
)

// The engines that there are, as --engine has them.
const (
	onMachine = "embedded"
	onCluster = "opensearch"
)

var engines = []string{onMachine, onCluster}

// Bounds of what is said of a cluster.
const (
	mostShards   = 1024 // what an OpenSearch index may have
	mostReplicas = 100  // more are a mistake
	mostNodes    = 1000 // addresses
	maxArchive   = 100  // characters
)

// keeping says which engine keeps the archive, and of a cluster where it is and who asks it.
type keeping struct {
	engine           string
	urls             []string // of nodes
	archive          string   // its name in the cluster
	user             string
	authority        string // file of the authority that has signed the cluster's certificates
	certificate, key string // files, by which the cluster knows who asks
	shards           int    // of a generation; 0: by its size
	replicas         int    // below 0: by the nodes
	clusterSecrets
}

func (k *keeping) flags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&k.engine, "engine", onMachine, "what keeps the archive: embedded, a folder of this machine; or opensearch, a cluster")
	f.StringSliceVar(&k.urls, "opensearch-url", nil, "addresses of nodes of the cluster, such as https://search-1.example.org:9200, parted by commas or given again")
	f.StringVar(&k.archive, "opensearch-archive", distributed.DefaultArchive, "name of the archive in the cluster, with which its indices begin")
	f.StringVar(&k.user, "opensearch-user", "", "name by which the cluster knows this program; the password comes from KIOSQUE_OPENSEARCH_PASSWORD or from --opensearch-password-file")
	k.clusterSecrets.flags(root)
	f.StringVar(&k.authority, "opensearch-ca", "", "file of the authorities that have signed the cluster's certificates, in PEM; without it, those of the system")
	f.StringVar(&k.certificate, "opensearch-cert", "", "file of a certificate by which the cluster knows this program, in PEM")
	f.StringVar(&k.key, "opensearch-key", "", "file of that certificate's key, in PEM")
	f.IntVar(&k.shards, "opensearch-shards", 0, "parts that the next generation is cut into; 0: by its articles and the nodes")
	f.IntVar(&k.replicas, "opensearch-replicas", -1, "further copies of every part, on other nodes; -1: one where there are several nodes")
}

// check refuses settings that name no engine, or no cluster.
func (k *keeping) check(cmd *cobra.Command, from origins) error {
	if cmd.Annotations[bothEngines] != "" {
		return k.checkCluster()
	}
	if !slices.Contains(engines, k.engine) {
		return usage(fmt.Errorf("engine %q: expected embedded or opensearch%s", k.engine, meant(k.engine, engines)))
	}
	if k.engine == onMachine {
		return k.checkUnused(from)
	}
	return k.checkCluster()
}

// checkCluster refuses what leads to no cluster.
func (k *keeping) checkCluster() error {
	switch {
	case len(k.urls) == 0:
		return usage(errors.New("opensearch-url: expected the address of a node of the cluster, such as https://search-1.example.org:9200"))
	case len(k.urls) > mostNodes:
		return usage(fmt.Errorf("opensearch-url: %d addresses; expected at most %d", len(k.urls), mostNodes))
	case k.shards < 0 || k.shards > mostShards:
		return usage(fmt.Errorf("opensearch-shards %d: expected a number from 1 to %d, or 0", k.shards, mostShards))
	case k.replicas < -1 || k.replicas > mostReplicas:
		return usage(fmt.Errorf("opensearch-replicas %d: expected a number from 0 to %d, or -1", k.replicas, mostReplicas))
	case (k.certificate == "") != (k.key == ""):
		return usage(errors.New("opensearch-cert and opensearch-key: expected both, or neither"))
	}
	if err := checkArchive(k.archive); err != nil {
		return err
	}
	_, _, err := k.nodes()
	return err
}

// archiveName is what a name of indices may be (https://docs.opensearch.org/latest/api-reference/index-apis/create-index/), and
// a little less: it stands in addresses as it is.
var (
	archiveName    = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)
	generationName = regexp.MustCompile(`-[0-9]{6,}(-[a-z]+)?$`)
)

// checkArchive refuses names that no index may have, and those that a generation of another archive may have.
func checkArchive(name string) error {
	switch {
	case !archiveName.MatchString(name) || len(name) > maxArchive:
		return usage(fmt.Errorf("opensearch-archive %q: expected at most %d lower-case letters, digits, - and _, of which a letter or a digit comes first", name, maxArchive))
	case generationName.MatchString(name):
		return usage(fmt.Errorf("opensearch-archive %q: it ends as the name of a generation does", name))
	}
	return nil
}

// nodes are the addresses without whom they name, and the one user that they name, nil for none.
func (k *keeping) nodes() (addresses []string, who *url.Userinfo, err error) {
	for _, text := range k.urls {
		node, err := nodeOf(text)
		if err != nil {
			return nil, nil, err
		}
		if node.User != nil && who != nil && node.User.String() != who.String() {
			return nil, nil, usage(errors.New("opensearch-url: its addresses name several users; expected one"))
		}
		if node.User != nil {
			who, node.User = node.User, nil
		}
		addresses = append(addresses, strings.TrimSuffix(node.String(), "/"))
	}
	if who != nil && k.user != "" {
		return nil, nil, usage(errors.New("opensearch-url names a user, and opensearch-user another; expected one"))
	}
	return addresses, who, nil
}

// nodeOf reads the address of a node. What is wrong is told without it where a password may stand in it.
func nodeOf(text string) (*url.URL, error) {
	node, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return nil, usage(fmt.Errorf("opensearch-url %s: expected an address such as https://search-1.example.org:9200", shownURL(text)))
	}
	if (node.Scheme != "http" && node.Scheme != "https") || node.Hostname() == "" || node.RawQuery != "" || node.Fragment != "" {
		return nil, usage(fmt.Errorf("opensearch-url %s: expected an address such as https://search-1.example.org:9200", shownURL(text)))
	}
	return node, nil
}

// shownURL is an address as it may be told: without a password, and where it cannot be read, none that has an @.
func shownURL(text string) string {
	node, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err == nil && (node.User == nil || node.Host != ""):
		return fmt.Sprintf("%q", node.Redacted())
	case strings.Contains(text, "@"):
		return "(not shown, for it may hold a password)"
	}
	return fmt.Sprintf("%q", text)
}

func (k *keeping) shownURLs() (all []string) {
	for _, text := range k.urls {
		all = append(all, strings.Trim(shownURL(text), `"`))
	}
	return all
}

// options are those of the engine, with the secrets read.
func (k *keeping) options() (o distributed.Options, err error) {
	addresses, who, err := k.nodes()
	if err != nil {
		return o, err
	}
	o.Cluster = cluster.Options{URLs: addresses, User: k.user, CA: k.authority, Certificate: k.certificate, Key: k.key}
	if who != nil {
		o.Cluster.User = who.Username()
		said, _ := who.Password()
		o.Cluster.Password = cluster.Secret(said)
	}
	o.Archive, o.Shards, o.Replicas = k.archive, k.shards, copies(k.replicas)
	return o, k.apply(&o.Cluster)
}

// copies are replicas as the engine has them: for it 0 is what is usual, and less is none.
func copies(replicas int) int {
	switch replicas {
	case -1:
		return 0
	case 0:
		return -1
	}
	return replicas
}

// ofCluster begins the names of settings that only a cluster has.
const ofCluster = onCluster + "-"

// checkUnused refuses flags of a cluster where none is used.
func (k *keeping) checkUnused(from origins) error {
	for _, name := range from.names(ofCluster) {
		if from[name].kind == byFlag {
			return usage(fmt.Errorf("%s: it is for --engine %s, and the engine is %s", name, onCluster, k.engine))
		}
	}
	return nil
}

// warnUnused says of settings of the other engine that they are not used: of a cluster those that the environment or a file
// has, and of a folder the one of the command line.
func (p *program) warnUnused() {
	if p.keeping.engine == onCluster {
		if p.from.of("data").kind == byFlag {
			_, _ = fmt.Fprintf(p.err, "kiosque: --data is not used, for the engine is %s\n", onCluster)
		}
		return
	}
	for _, name := range p.from.names(ofCluster) {
		_, _ = fmt.Fprintf(p.err, "kiosque: %s: %s is not used, for the engine is %s; KIOSQUE_ENGINE or --engine names the other\n", plain(p.from[name].String()), name, onMachine)
		return // one is enough
	}
}

// warnExposed says which secrets of a cluster others can read.
func (p *program) warnExposed() {
	addresses, who, _ := p.keeping.nodes()
	if _, has := password(who); has {
		_, _ = fmt.Fprintln(p.err, "kiosque: opensearch-url holds a password, which others may read where it stands; set KIOSQUE_OPENSEARCH_PASSWORD, or --opensearch-password-file")
	}
	if p.keeping.hasSecret() && slices.ContainsFunc(addresses, isOpen) {
		_, _ = fmt.Fprintln(p.err, "kiosque: the cluster is asked by http, so that whoever is on the way reads the password or key; give its address with https")
	}
}

func password(who *url.Userinfo) (string, bool) {
	if who == nil {
		return "", false
	}
	return who.Password()
}

// isOpen tells whether what is sent to an address can be read on the way.
func isOpen(address string) bool {
	node, err := url.Parse(address)
	if err != nil || node.Scheme != "http" || node.Hostname() == "localhost" {
		return false
	}
	ip, err := netip.ParseAddr(node.Hostname())
	return err != nil || !ip.IsLoopback()
}
