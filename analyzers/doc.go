// Package analyzers turns a text into the terms of the index.
//
// What goes in is a text in a known language, what comes out are tokens: a term and the
// exact form behind it, the bytes of the text that a reader would mark for it, and a
// position. The same chain reads articles, questions and the passages to mark, so that two
// spellings of one thing meet when, and only when, the chain gives them one term. An
// index remembers Version and is rebuilt when it changes.
//
// # Two halves
//
// A chain has two halves, divided by what they need to see.
//
// The tokenizer sees the text. It alone knows what stands around a word, so it does
// all that depends on neighbours, and works on the bytes as they are, so that Start and
// End are exact for decomposed accents and hidden characters too. In this order:
//
//  1. A word is a run of letters, digits and combining marks. Soft hyphens and zero-width
//     characters go on a word and are no part of it. Everything else ends it, a full
//     stop too: scraped sentences are glued ("la fin.Paris").
//  2. An apostrophe, any of those in data/characters.tsv, is part of the word when a
//     letter follows. An article before it (data/elisions.tsv) is left behind: in
//     l’Allemagne the word starts at the A. It leaves no gap in the positions, so that
//     "d’Ivoire" and "d ivoire" are one phrase. A word whose apostrophe is its own
//     stays whole: aujourd’hui, O’Brien, N’Djamena. This comes before everything that
//     compares words, because what is compared is the noun.
//  3. In English 's is cut off the end, so that Germany is marked in Germany’s.
//  4. Shapes: numbers with thousands in groups (25 000), initials with points (O.T.A.N.),
//     C++, AT&T, F-16, and the compounds of data/compounds.tsv become one word.
//     Other hyphens divide: États-Unis is two words, and meets "etats unis".
//  5. Capitals among small letters are an acronym: US, WHO and EI are then no stop
//     words. "Est" as a noun (l’Est, nord-est) is none either. This needs the case and
//     the neighbours, so it is noted here and obeyed by the filter of stop words.
//
// The filters see one word, out of its context. What they make of a word is therefore
// remembered, and most words of a text cost one look-up. In this order:
//
//  1. normal: NFKC, which composes accents and opens ligatures, hidden characters out,
//     every apostrophe '. First, because lists of words are written that way.
//  2. small: small letters, for the same reason.
//  3. Stop words: Bleve's lists as corrected by data/stops.tsv. Before folding, which
//     would make "ne" of "né" and "sur" of "sûr"; each stop word's spelling without
//     accents is listed too, where it is no other word. The list is short on purpose:
//     été, sommes, avions, sans and single letters are words that readers look for.
//  4. fold: NFKD, marks off, œ as oe, apostrophes out. It changes the term, never the
//     span. Before the stemmers: they would see Koweit and Koweït as two words.
//  5. Stemming. Last, because it leaves no words. What it is given is the exact form,
//     which =word and quotes compare. Words with digits or signs pass it by. See below.
//
// A word that one of them empties is dropped; its position stays as a gap.
//
// # Stemming
//
// What is listed goes first: data/stems.tsv holds single words, two spellings of one word,
// and words that look like a form of another. What is not listed follows rules.
//
// French has rules of its own, data/endings.tsv, because the stemmers at hand make one word
// of too many: they undouble letters (ANSSI and ansi), cut organisation to organe, and
// tell nouns from verbs by length alone. Here three steps are tried once each: the
// plural, then one ending (feminine, a verb in -er, or a derivation as regular as -isation
// and -ment), then the spelling of what is left (officiell, officiel). The letters in front
// are left alone. Verbs in -ir, -oir and -re are few and irregular, so data/verbs.tsv
// conjugates them. The most frequent, as faire and mettre, are left out: their forms as one
// term were measured to rank worse. Nouns in -ent, -ant and -er that a verb would
// swallow (président, étranger) are listed.
//
// English follows Snowball's stemmer. The rows before it keep apart what it takes for one
// (organ, organisation) and join what it cannot know (women, woman; sceptic, skeptic); those
// behind it join British and American stems.
//
// # Worked examples
//
// "Les cyber\u2011attaques de l’E\u0301gypte" in the French chain:
//
//	tokenizer   Les(1)  cyber\u2011attaques(2)  de(3)  E\u0301gypte(4)
//	joined      Les     cyberattaques           de     E\u0301gypte
//	normal      Les     cyberattaques           de     Égypte
//	small       les     cyberattaques           de     égypte
//	stop words          cyberattaques(2)               égypte(4)
//	fold                cyberattaques                  egypte
//	stemmer             cyberattaqu(2)                 egypt(4)
//
// The marks are the whole of cyber‑attaques, and Égypte without its article.
//
// "The U.N.’s cyber attacks on Germany’s organisations" in the English chain:
//
//	tokenizer   The(1)  U.N.(2)  cyber attacks(3)  on(4)  Germany(5)  organisations(6)
//	joined      The     UN       cyberattacks      on     Germany     organisations
//	small       the     un       cyberattacks      on     germany     organisations
//	stop words          un       cyberattacks             germany     organisations
//	stemmer             un(2)    cyberattack(3)           germani(5)  organis(6)
//
// # Limits
//
// Folding makes one word of pêche and péché, côte and côté, marche and marché. A prefix that was joined
// is not found alone: "cyber" does not find cyberattaque. "12 300" may have been two
// numbers. In a headline all in capitals an acronym that looks like a stop word is
// dropped, and in a question in small letters too ("us", "who"). C++, C# and F# are
// found as they are written, not as "C"; "AT & T" with blanks is two letters. A one-letter
// English word other than a and i is kept. What has no row in the tables follows
// the rules, mistakes included: a French noun in -ant or -ent that is not listed meets its
// verb, the passé simple in -a and the first person plural meet nothing.
//
// # A third language
//
// A third language is one file: its rows in the tables, and a function as short as
// those of languages.go, with a stemmer of Bleve's or endings of its own; the German of
// the tests shows it.
package analyzers
