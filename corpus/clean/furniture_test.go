package clean_test

import (
	"strings"
	"testing"
)

func TestFurnitureInAnArticleGoes(t *testing.T) {
	tests := []struct{ name, lines string }{
		{"consent", `Nous et nos 214 partenaires déposons des traceurs et utilisons des données de navigation pour mesurer l'audience.
Avec votre accord, nos partenaires et nous utilisons des cookies ou des identifiants.
We and our 812 partners store and access information on your device.`},
		{"support", `Readers like you keep news free for everyone.
Support from readers like you makes this work possible.
Votre soutien est essentiel.`},
		{"buttons", `Charger plus de messages
Activer les notifications
Épingler
Print content
Reuse this content
Turn on notifications
Désactiver les notifications
Load more posts
Voir plus de messages`},
		{"live", `Follow live text commentary
Live updates
Suivez le direct`},
		{"rows of networks", `Facebook Twitter LinkedIn Email
Partager Facebook Twitter
Share Tweet Email Print
Facebook, Twitter, WhatsApp`},
		{"forms", `Saisissez votre e-mail
Choisissez un mot de passe
Your name
Your comment
Votre nom
Enter your password`},
		{"rubrics", `Billetterie
Avis de décès
Explore more on these topics`},
		{"calls", `Vous avez une info à nous transmettre ?
Suivez toute l'actualité de votre région sur notre chaîne WhatsApp.
Votre avis nous intéresse
Vous voulez lire la suite ?
Le Matin vous propose de découvrir ses jeux.
Do you have a tip for us?
Follow us on our WhatsApp channel`},
		{"who commented and when", `pseudo75 il y a 2 heures
marie_du_29, il y a 3 jours
BigJoe 2 hours ago`},
	}
	for _, tt := range tests {
		for line := range strings.Lines(tt.lines) {
			t.Run(tt.name, func(t *testing.T) { judgedInAnArticle(t, line, "-") })
		}
	}
}

func TestWhatOnlyLooksLikeFurnitureStays(t *testing.T) {
	for line := range strings.Lines(`Les partenaires sociaux et le gouvernement se retrouvent jeudi pour parler des retraites.
Facebook, Twitter et LinkedIn ont refusé de répondre à nos questions sur ce sujet.
Le journal propose de réduire de moitié le nombre de ses pages.
Your name is on the list, the officer told him.
Readers like him are rare, she said.
Il est parti il y a deux heures.
Il y a 2 heures, le village dormait encore.
The train left the station 2 hours ago.
Live updates of the register were stopped by the court.
Sa chaîne WhatsApp compte dix mille abonnés, dit le parquet.
« En savoir plus sur ce qui s'est passé est notre droit », dit la mère.
"More in this town would have to go," the mayor said.
Votre avis compte-t-il vraiment ?`) {
		judgedInAnArticle(t, line, "+")
	}
}

func TestListsOfOtherArticlesAtTheEndGo(t *testing.T) {
	lists := []string{`Les + lus
1. Un pont s'effondre dans la vallée
2. Le maire de la ville démissionne
3. Trois recettes pour les soirs d'été`,
		`Article précédent
Un pont s'effondre dans la vallée
Article suivant
Le maire de la ville démissionne`,
		`Top stories
A bridge falls into the valley
Mayor of the town steps down`}
	for _, list := range lists {
		text := "# La loi sur le budget sera votée en janvier\n+ " + paragraph + "\n+ Les députés ont voté pour, les autres ont quitté la salle sans un mot pour la presse, qui attendait dehors.\n"
		for row := range strings.Lines(list) {
			text += "- " + strings.TrimSpace(row) + "\n"
		}
		judgedAsMarked(t, text)
	}
}
