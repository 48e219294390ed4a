package organisations

import (
	"strings"
	"testing"

	"kiosque/corpus/extract/extracttest"
)

// benchText is 3 kB of made-up press French with names, acronyms and patterns.
var benchText = strings.Repeat("Selon l’Agence nationale de la sécurité des systèmes d’information (ANSSI), l’attaque visait le ministère de la Défense et plusieurs "+
	"entreprises, dont Airbus et la société Exemple. « Rien ne permet de le dire », a répondu le porte-parole du parquet de Lille à l’AFP, "+
	"avant une réunion prévue mardi à Bruxelles avec la Commission européenne et les députés du PS. ", 8)

func BenchmarkOrganisationsOfThreeKilobytes(b *testing.B) {
	a := extracttest.Passage("fr", benchText[:3000])
	In(a)
	b.ReportAllocs()
	for b.Loop() {
		In(a)
	}
}

func BenchmarkLoadingTheAuthorityFile(b *testing.B) {
	for b.Loop() {
		if a := loadAuthority(); a.Len() == 0 {
			b.Fatal("empty")
		}
	}
}
