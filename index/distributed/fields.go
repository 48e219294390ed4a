package distributed

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/query"
)

// The fields of words stand once a language, since the chains differ: title_fr, words_en. All tokens come from
// our chains; the cluster splits at line ends and compares bytes. A word stands in them as its stem and, behind an
// equals sign, as its exact form: "polic", "=police".
//
// Fields of places say where words stand, and are asked for phrases and for what is near: one line a position, the
// tokens of one position parted by ¦, ∅ for a position without any.
//
// Fields of impacts say how much a word counts in an article (Anh and Moffat, Pruned Query Evaluation using
// Pre-Computed Impacts, 2006): a line "polic|1536" is a frequency of 1.5, normalised by length and weighed by
// field as package formula says, in units of 1/impactUnit. A term in them scores its frequency, so that a
// question adds frequencies and lets each sum saturate once.
const (
	titlePlaces   = "title"
	bodyPlaces    = "body"
	removedPlaces = "removed"

	wordImpacts    = "words"  // title and body together: stems and exact forms
	titleImpacts   = "titles" // the title alone: stems and exact forms
	removedImpacts = "rest"   // what was removed: stems and exact forms
	leadImpacts    = "leads"  // how often a stem stands in the lead, its first half twice, weighed
	familyImpacts  = "kin"    // how often words begin with the same letters, normalised: by formula.FamilyOf
	impactUnit     = 1024
)

// The other fields of an article.
const (
	idField     = "id"
	placeField  = "place"   // order of the corpus
	firstField  = "first"   // the days that its date can mean, as yyyymmdd; not there when undated
	lastField   = "last"    // both
	monthField  = "month"   // its date as far as the month, "2017-03" or "2017"; query.Undated for none
	storyField  = "story"   // the id of the first article that tells its story; not there without copies
	toldField   = "told"    // its story, or itself: what has one is one hit where copies are folded; see toldValue
	cameField   = "came"    // when the archive first had it; see cameValue
	titledField = "titled"  // the title, its first maxTitled bytes, for suggestions; not searched
	storedField = "article" // the article itself, as JSON; not searched
)

// facetField is the field that holds the values of a facet: its name.
func facetField(f query.Facet) string { return string(f) }

// named are the facets whose values may be asked for by some of their words.
var named = []query.Facet{query.Organisation, query.Source}

// nameField is the field of the folded words of all values of a facet.
func nameField(f query.Facet) string { return string(f) + "_names" }

// inLang names a field of words of a language.
func inLang(field, lang string) string { return field + "_" + lang }

const (
	exactSign  = "="
	placeEnd   = "\n"
	besides    = "¦"
	emptyPlace = "∅"
)

// exactToken is an exact form as fields of words have it.
func exactToken(form string) string { return exactSign + form }

// toldValue names a story, or the article at a place that has no copies: no article is named as a story is.
func toldValue(story string, place int64) string {
	if story != "" {
		return exactSign + story
	}
	return strconv.FormatInt(place, 10)
}

// cameValue makes of an arrival what sorts and compares as arrivals do: the generations of
// longer names come later, then by name, then by time.
func cameValue(a index.Arrival) string {
	return fmt.Sprintf("%s %020d", cameGeneration(a.Generation), a.At.UnixNano())
}

// cameGeneration is how cameValue begins for all arrivals of a generation.
func cameGeneration(name string) string { return fmt.Sprintf("%02d%s", len(name), name) }

// arrivalOf reads what cameValue has made.
func arrivalOf(value string) (a index.Arrival, err error) {
	name, at, ok := strings.Cut(value, " ")
	nanos, err := strconv.ParseInt(at, 10, 64)
	if !ok || err != nil || len(name) < 2 {
		return a, fmt.Errorf("arrival %q: expected a generation and a time", value)
	}
	return index.Arrival{Generation: name[2:], At: time.Unix(0, nanos).UTC()}, nil
}

// unfound are settings of an index while it is loaded: nothing is found yet, and nothing copied.
func unfound(shards int) map[string]any {
	return map[string]any{"number_of_shards": shards, "number_of_replicas": 0, "refresh_interval": "-1"}
}

// settings are those of the index of a generation, whose fields are normalised by these mean lengths.
func settings(languages map[string]language, shards int) map[string]any {
	similarities := map[string]any{"impact": scripted(fmt.Sprintf("return query.boost * doc.freq / %d.0;", impactUnit))}
	for _, lang := range analyzers.Languages() {
		l := languages[lang]
		for _, field := range []string{titlePlaces, bodyPlaces, removedPlaces} {
			norm := formula.NormOf(field, cmp.Or(l.Scripted[field], rounded(l.mean(field))))
			similarities[inLang(field, lang)] = scripted(fmt.Sprintf("return query.boost * doc.freq / (%g + %g * doc.length);", 1-norm.B, norm.B/norm.Mean))
		}
	}
	return map[string]any{
		"index":      unfound(shards),
		"similarity": similarities,
		"analysis": map[string]any{
			"tokenizer": map[string]any{"lines": map[string]any{"type": "char_group", "tokenize_on_chars": []string{placeEnd}, "max_token_length": 32768}},
			"filter": map[string]any{
				"frequency": map[string]any{"type": "delimited_term_freq", "delimiter": "|"},
				"besides":   map[string]any{"type": "pattern_capture", "preserve_original": false, "patterns": []string{"([^" + besides + "]+)"}},
				"empty":     map[string]any{"type": "stop", "stopwords": []string{emptyPlace}},
			},
			"analyzer": map[string]any{
				"impacts": map[string]any{"type": "custom", "tokenizer": "lines", "filter": []string{"frequency"}},
				"places":  map[string]any{"type": "custom", "tokenizer": "lines", "filter": []string{"besides", "empty"}},
			},
		},
	}
}

func scripted(source string) map[string]any {
	return map[string]any{"type": "scripted", "script": map[string]any{"source": source}}
}

// mapping is that of the index of a generation, with its manifest inside.
func mapping(m manifest) map[string]any {
	keyword := map[string]any{"type": "keyword"}
	number := map[string]any{"type": "integer"}
	properties := map[string]any{
		idField: keyword, monthField: keyword, storyField: keyword, toldField: keyword, cameField: keyword, firstField: number, lastField: number,
		placeField: map[string]any{"type": "long"}, titledField: map[string]any{"type": "keyword", "index": false},
		storedField: map[string]any{"type": "object", "enabled": false},
	}
	for _, f := range query.Facets {
		properties[facetField(f)] = keyword
	}
	for _, f := range named {
		properties[nameField(f)] = map[string]any{
			"type": "text", "analyzer": "places", "search_analyzer": "keyword", "index_options": "docs", "norms": false,
		}
	}
	var unstored []string
	for _, lang := range analyzers.Languages() {
		for _, field := range []string{titlePlaces, bodyPlaces, removedPlaces} {
			properties[inLang(field, lang)] = map[string]any{
				"type": "text", "analyzer": "places", "search_analyzer": "places", "similarity": inLang(field, lang), "index_options": "positions",
			}
		}
		for _, field := range []string{wordImpacts, titleImpacts, removedImpacts, leadImpacts, familyImpacts} {
			properties[inLang(field, lang)] = map[string]any{
				"type": "text", "analyzer": "impacts", "search_analyzer": "keyword", "similarity": "impact", "index_options": "freqs", "norms": false,
			}
		}
		unstored = append(unstored, "*_"+lang)
	}
	unstored = append(unstored, nameField("*"))
	return map[string]any{
		"dynamic": "strict", "_source": map[string]any{"excludes": unstored}, "_meta": map[string]any{"kiosque": m}, "properties": properties,
	}
}
