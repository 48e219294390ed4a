package organisations

import (
	"slices"

	"kiosque/corpus/extract/countries"
	"kiosque/corpus/extract/gazetteer"
)

// withoutCountry returns the words of a French name without the adjective of a
// country that its head has before its complement: "Ministère marocain de
// l’Équipement" is called "Ministère de l’Équipement". Other names stay as they are.
func withoutCountry(ws []gazetteer.Word) []gazetteer.Word {
	if len(ws) < 4 || ws[1].Upper() || ws[1].Joint != gazetteer.Blank || !lexicon().has("preposition", ws[2].Key) || !countries.Adjective(ws[1]) {
		return ws
	}
	return slices.Delete(slices.Clone(ws), 1, 2)
}
