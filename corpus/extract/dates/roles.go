package dates

// roleSet says what a word can do around a date; a word may have several.
type roleSet uint64

// roleNames names every role as the tables write it, in the order of the constants.
var roleNames = []string{"month", "month-short", "month-risky", "weekday", "weekday-short", "ordinal", "join", "link",
	"part", "year-before", "quantity-before", "numbered", "product", "unit", "plain", "published", "updated", "byline",
	"furniture", "copyright", "today", "current", "recent", "edition", "avoir", "être", "reflexive", "past", "pluperfect",
	"gone", "future", "far", "notfuture", "document", "planned", "aim", "perfect", "stood",
	"coming", "ahead", "conditional", "forward", "reporting", "bare-form", "than", "terms", "event", "memory"}

// The roles; the heads of the tables say what each means.
const (
	roleMonth roleSet = 1 << iota
	roleMonthShort
	roleMonthRisky
	roleWeekday
	roleWeekdayShort
	roleOrdinal
	roleJoin
	roleLink
	rolePart
	roleYearBefore
	roleQuantityBefore
	roleNumbered
	roleProduct
	roleUnit
	rolePlain
	rolePublished
	roleUpdated
	roleByline
	roleFurniture
	roleCopyright
	roleToday
	roleCurrent
	roleRecent
	roleEdition
	roleAvoir
	roleEtre
	roleReflexive
	rolePast
	rolePluperfect
	roleGone
	roleFuture
	roleFar
	roleNotFuture
	roleDocument
	rolePlanned
	roleAim
	rolePerfect
	roleStood
	roleComing
	roleAhead
	roleConditional
	roleForward
	roleReporting
	roleBareForm
	roleThan
	roleTerms
	roleEvent
	roleMemory

	roleAnyMonth   = roleMonth | roleMonthShort | roleMonthRisky
	roleAnyWeekday = roleWeekday | roleWeekdayShort
	// roleBothWays is what a text may borrow from the other language: names of
	// days and the furniture of pages, never tenses.
	roleBothWays = roleAnyMonth | roleAnyWeekday | roleOrdinal | rolePublished | roleUpdated | roleFurniture | roleByline
)
