// Package extract puts the facts of an article together: its date, the years
// that it names, its countries and its organisations. What goes in is an
// article.Article that package clean has cut into passages, and what was stated
// beside it; what comes out are article.Facts, each with the words that support
// it and the rule that read them. A value that the text cannot show is never
// claimed, and what a user states beats what is read.
//
// Each kind of fact is read in a package of its own: dates, countries and
// organisations, the last two over the words and names of gazetteer. Countries
// are read before organisations, since they tell bodies of one name apart.
package extract
