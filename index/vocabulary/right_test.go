package vocabulary

import "testing"

func TestAWordOfTheArchiveIsNeverCorrected(t *testing.T) {
	v := openVocabulary(t)
	for _, lang := range []string{"fr", "en"} {
		f := v.forms[lang]
		for i := range f.words.len() {
			if f.articles[i] < leastRight {
				continue
			}
			for _, languages := range [][]string{nil, {lang}, {"en", "fr"}, {"fr", "en"}} {
				if c, ok := v.Correct(f.words.at(i), languages...); ok {
					t.Errorf("%s %s, asked in %v: %+v", lang, f.words.at(i), languages, c)
				}
			}
		}
	}
}

// TestInflectionsOfTheArchiveAreNeverCorrected takes every word of the lists that has the stem of a word of the archive.
func TestInflectionsOfTheArchiveAreNeverCorrected(t *testing.T) {
	v := openVocabulary(t)
	for lang, list := range knownTexts() {
		stems := map[string]bool{}
		f := v.forms[lang]
		for i := range f.words.len() {
			if t, ok := exactOf(lang, f.words.at(i)); ok && f.articles[i] >= leastRight {
				stems[t.Term] = true
			}
		}
		inflected := 0
		for i := range list.len() {
			word := list.at(i)
			if t, ok := exactOf(lang, word); !ok || !stems[t.Term] {
				continue
			}
			inflected++
			for _, languages := range [][]string{nil, {lang}} {
				if c, ok := v.Correct(word, languages...); ok {
					t.Errorf("%s %s, asked in %v: %+v", lang, word, languages, c)
				}
			}
		}
		t.Logf("%s: %d words with the stem of one of the archive", lang, inflected)
	}
}

func TestARightWordIsNotCorrectedWhereTheArchiveHasItNot(t *testing.T) {
	v := sample()
	for lang, words := range map[string][]string{
		"fr": {"allemand", "réfugiés", "gouvernements", "gouvernementale", "parlera", "inquiétaient", "l’hôpital", "cybersécurités", "urgemment", "parlé", "dément", "demeurions"},
		"en": {"governments", "governmental", "warning", "accommodates", "accommodating", "refugee", "Germans", "colour", "color", "organize", "organise", "cyberattacks", "threatened"},
	} {
		for _, word := range words {
			for _, languages := range [][]string{nil, {lang}} {
				if c, ok := v.Correct(word, languages...); ok {
					t.Errorf("%s, asked in %v: %+v", word, languages, c)
				}
			}
		}
	}
}

func TestShortWordsNumbersAndAcronymsAreLeftAlone(t *testing.T) {
	v := sample()
	for _, word := range []string{"ANSI", "gvt", "OTAN", "G20", "covid19", "2017", "", "é", "de", "puis", "С", "日本語"} {
		if c, ok := v.Correct(word); ok {
			t.Errorf("%q: %+v", word, c)
		}
	}
}

// TestQuestionsAreLeftAlone counts the words that are changed in questions of people who spell well; what an
// archive does not have may look like a slip of what it has.
func TestQuestionsAreLeftAlone(t *testing.T) {
	v := openVocabulary(t)
	words, changed := 0, 0
	for _, set := range []string{"queries/fr_miracl_clef_topics.jsonl.gz", "queries/search_benchmark_game.jsonl.gz", "relevance/fr_cnil_faq/queries.jsonl.gz", "relevance/xling_cds_blog/queries.jsonl.gz"} {
		for _, r := range readSet(t, set) {
			text := r.Text + r.Query
			words += len(v.words(text))
			for _, c := range v.CorrectText(text) {
				changed++
				t.Logf("%s → %s (%d) in %q", c.Typed, c.Text, c.Articles, text)
			}
		}
	}
	t.Logf("%d of %d words changed", changed, words)
}
