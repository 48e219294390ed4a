package clean

// The reasons why a passage is no body, or why everything was kept: short
// English keys, translated where they are shown. The rows of data/phrases.tsv
// use the same keys.
const (
	ReasonRepeat       = "repeat"            // said before in the same text
	ReasonCookies      = "cookie notice"     // consent banners
	ReasonComments     = "comment form"      // the form, and the comments under an article
	ReasonRelated      = "related links"     // links to other articles
	ReasonShare        = "share buttons"     // sharing, following, printing
	ReasonNewsletter   = "newsletter"        // offers of letters and alerts
	ReasonApp          = "app prompt"        // offers of applications
	ReasonSubscription = "subscription"      // accounts and paywalls
	ReasonAdvertising  = "advertising"       // and the words around it
	ReasonPlayer       = "media player"      // players and galleries
	ReasonReadingTime  = "reading time"      // "5 mins"
	ReasonCounter      = "counter"           // numbers on their own
	ReasonNavigation   = "navigation"        // menus, paths, search boxes
	ReasonLegal        = "legal notice"      // copyright and terms
	ReasonContact      = "contact prompt"    // calls to write to the newsroom
	ReasonForum        = "forum furniture"   // names of columns, counts of posts
	ReasonMarkup       = "markup"            // the page's markup says it: nav, footer, aside, form
	ReasonBeside       = "beside the text"   // outside the run of paragraphs that is the article
	ReasonPicture      = "picture credit"    // "© …" under a picture
	ReasonLink         = "link"              // an address on its own
	ReasonByline       = "byline"            // credit: who wrote it
	ReasonDate         = "date line"         // credit: when it was published
	ReasonCaption      = "caption"           // words under a picture
	ReasonChrome       = "repeats in corpus" // a line that stands in many articles of its source

	// On body passages only: nothing was taken out, and why.
	ReasonKeptLittle   = "kept: little would remain"
	ReasonKeptLanguage = "kept: other language"
)
