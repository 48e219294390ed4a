package analyzers

import "strings"

// verbs returns the forms of the verbs of data/verbs.tsv, each with its infinitive.
func verbs(lang string) map[string]string {
	models, found := map[string][]string{}, map[string]string{}
	for _, row := range rows("verbs", lang, 3) {
		starts, words := strings.Fields(row[1]), strings.Fields(row[2])
		switch row[0] {
		case "model":
			models[row[1]] = words
		case "bases":
			conjugate(found, words, models[row[1]])
		case "forms":
			conjugate(found, starts, words)
		default:
			panic("read table verbs: kind " + row[0])
		}
	}
	return found
}

// conjugate adds every form behind every start; the first form gives the term.
// A start or form "-" is empty.
func conjugate(found map[string]string, starts, forms []string) {
	for _, start := range starts {
		infinitive := bare(start) + bare(forms[0])
		for _, form := range forms {
			found[bare(start)+bare(form)] = infinitive
		}
	}
}

// bare reads a start or form of the tables.
func bare(part string) string { return strings.TrimSuffix(part, "-") }
