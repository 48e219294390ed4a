// Package extract reads the facts out of an article that package clean has cut
// into passages: its date, its countries, its organisations and the years that
// it names. What goes in is an article.Article with Text, Title and Passages,
// and what was stated beside it; what comes out are article.Facts, each with
// the words that support it and the rule that read them. A value that the text
// cannot show is never claimed.
package extract
