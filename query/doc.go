// Package query holds the question: what a reader asks of the archive.
//
// A Query comes from the parameters of an address and goes back into them:
// Parse(q.Values()) equals q for every q that Parse returns. What was typed in the
// search box is kept as typed; Expression reads it into a tree of nodes, by the
// grammar of docs/query-syntax.md. The package knows nothing of the words of a
// language, of stems or of an index: it says what was asked, and the engines say what
// that means.
//
// # The grammar, and why it is as it is
//
// People paste headlines into a search box, and type half a question. So there is no
// error: every text has a reading. Only what can hardly be meant as text is syntax, and
// what cannot be read as syntax is words, with a Problem that names it. A text is never
// shorter after it was read: each word of it is in a node or in a Problem.
//
// Operators are whole words in capitals, in French and in English, because "ou" and "not"
// are words of a sentence. A hyphen says NOT only where it touches what follows and
// nothing before it, because cyber-attaque and "Paris - Londres" are text. A colon makes
// a field only behind the name of one, because "12:30" and "Paris: la ville" are text.
// Blanks are all that Unicode calls so: in French a no-break space stands within « » and
// within 25 000.
//
// NOT binds its one operand, AND (or nothing) binds closer than OR:
//
//	a b OR NOT c d      Or{Words "a b", And{Not Words "c", Words "d"}}
//
// Plain words that stand side by side stay together in one Words, since a word may need
// its neighbours: "25 000" is one number and "cyber attaque" one compound. They are
// joined too where only AND or parentheses stood between them, so that a question has
// one tree.
//
// # How a text is read
//
// "cyber* -(pays:(BE OU FR) »vol)" shows the four steps. Each is linear in the text.
//
//  1. The scanner divides the text into words, phrases, operators and parentheses. A
//     quotation mark without its other half is a blank, here ».
//  2. pair finds the halves of parentheses. One without the other is a blank, and so is
//     one deeper than MaxDepth. From here on everything nests, and the depth of the
//     recursion is known.
//  3. The parser descends: any (OR), all (AND), not, operand. A rule that finds nothing
//     returns nil, and the operator that was waiting for it becomes a word.
//  4. A word is looked at alone: =word, a field, a range of dates, word*, word~. A list of
//     values is that many nodes under an Or.
//
// The result is And{Prefix "cyber", Not And{Or{Has BE, Has FR}, Words "vol"}}, and the
// Problem Unclosed "»".
//
// # The canonical form
//
// String writes a tree as a text that is read as the same tree, without problems: OR, NOT,
// English names of fields, codes of countries, parentheses only where needed. A word that
// looks like syntax gets a backslash, as a reader may type it: \OR, title\:x, \-5. Where
// the text itself has backslashes they are doubled.
package query
