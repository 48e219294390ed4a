package clean_test

import "testing"

func TestASentenceBetweenFurnitureInTheArticleStays(t *testing.T) {
	tests := []struct{ name, text string }{
		{"a quotation between an aside and a share bar", `
# La gare rouvre après dix ans de travaux
-nav Accueil
+ La gare de la ville a rouvert mardi matin après dix ans de travaux, en présence de plusieurs centaines d'habitants.
-aside À lire : le chantier de la gare en images
+ « C'est un moment historique », s'est félicité le ministre.
-class:share Partager sur Facebook
+ Les premiers trains sont partis à six heures, avec quelques minutes de retard seulement, selon la compagnie.
-footer © 2020 Le Courrier`},
		{"a last quotation between an aside and a share bar", `
# La gare rouvre après dix ans de travaux
-nav Accueil
+ La gare de la ville a rouvert mardi matin après dix ans de travaux, en présence de plusieurs centaines d'habitants.
+ Les premiers trains sont partis à six heures, avec quelques minutes de retard seulement, selon la compagnie.
-aside À lire : le chantier de la gare en images
+ « C'est un moment historique », s'est félicité le ministre.
-class:share Partager sur Facebook
-footer © 2020 Le Courrier`},
		{"a first quotation between a share bar and an aside", `
# La gare rouvre après dix ans de travaux
-class:share Partager sur Facebook
+ « C'est un moment historique », s'est félicité le ministre.
-aside À lire : le chantier de la gare en images
+ La gare de la ville a rouvert mardi matin après dix ans de travaux, en présence de plusieurs centaines d'habitants.
-footer © 2020 Le Courrier`},
		{"an English sentence between two words of advertising", `
# Court throws out the map of the districts
- Home
- Menu
+ The court threw out the map of the districts on Tuesday and told the two parties to draw another before the summer.
- Story continues below advertisement
+ Ohio's governor, a Republican, said the decision "ends the matter."
- Advertisement
- Share this article
+ The two parties have until the end of the month to say whether they want to go on with the case, officials said.
- Advertisement
- Share on Facebook
- © 2020 The Journal`},
		{"the last sentence between two words of advertising", `
# Court throws out the map of the districts
- Home
- Menu
+ The court threw out the map of the districts on Tuesday and told the two parties to draw another before the summer.
- Story continues below advertisement
+ Ohio's governor, a Republican, said the decision "ends the matter."
- Advertisement
- Share this article
- © 2020 The Journal`},
		{"a last quotation below an aside of some lines and a link", `
# La gare rouvre après dix ans de travaux
-nav Accueil
- Menu
+ La gare de la ville a rouvert mardi matin après dix ans de travaux, en présence de plusieurs centaines d'habitants.
+ Les premiers trains sont partis à six heures, avec quelques minutes de retard seulement, selon la compagnie.
-aside À lire : le chantier de la gare en images
-aside Dix ans de travaux en dix dates
-aside Le maire répond aux riverains
- Lire aussi : les horaires du premier jour
+ « C'est un moment historique », s'est félicité le ministre.
-class:share Partager sur Facebook
-footer © 2020 Le Courrier`},
		{"short sentences each between furniture", `
# Court throws out the map of the districts
- Home
- Menu
+ The court threw out the map of the districts on Tuesday and told the two parties to draw another before the summer.
- Story continues below advertisement
- Advertisement
+ "We won," he said.
- Story continues below advertisement
- Advertisement
+ The judges were not of one mind.
- Story continues below advertisement
- Advertisement
+ The two parties have until the end of the month to say whether they want to go on with the case, officials said.`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { judgedAsMarked(t, tt.text) })
	}
}

func TestShortLinesThatBelongTogetherStay(t *testing.T) {
	tests := []struct{ name, text string }{
		{"an interview of short questions and answers", `
# Five questions to the new champion
- Home
- Menu
+ Q: Was it hard?
+ A: Yes.
+ Q: Are you hopeful?
+ A: On Tuesdays.
+ Q: What did you eat?
+ A: Bread.
+ Q: Will you come back to this town in the spring?
+ A: I do not know.
- Share this article
- Advertisement
- © 2020 The Journal`},
		{"an interview as a text alone", `
+ Q: Was it hard?
+ A: Yes.
+ Q: Are you hopeful?
+ A: On Tuesdays.
+ Q: Will you come back?
+ A: No.
+ Q: Are you sure of that?
+ A: Quite.`},
		{"a French interview", `
# Cinq questions à la nouvelle championne
- Accueil
- Menu
+ Q : C'était dur ?
+ R : Oui.
+ Q : Vous y croyez ?
+ R : Le mardi.
+ Q : Et demain ?
+ R : On verra bien.
- Partager
- Publicité
- © 2020 Le Journal`},
		{"an interview after a paragraph", `
# Five questions to the new champion
- Home
+ The runner won the race on Sunday before a crowd of ten thousand, and spoke with us of the years that led to it.
+ Q: Was it hard?
+ A: Yes.
+ Q: Are you hopeful?
+ A: On Tuesdays.
- Share this article
- Advertisement
- © 2020 The Journal`},
		{"the rows of a table", `
# La croissance repart au printemps
- Accueil
- Menu
+ La croissance a repris au printemps dans presque toutes les branches, selon les chiffres publiés mardi par l'institut.
+ Industrie
+ + 1,4 %
+ Services
+ + 3,2 %
+ Construction
+ - 0,5 %
+ La hausse des services tient surtout au tourisme, dit l'institut, qui ne compte pas revoir sa prévision avant l'automne.
- Partager
- © 2020 Le Journal`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { judgedAsMarked(t, tt.text) })
	}
}
