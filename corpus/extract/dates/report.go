package dates

// edition: "the 2021 edition" took place, on days that need no year.
func (p *page) edition(said []mention) []claim {
	var held *mention
	year := 0
	for i, d := range said {
		tense, _ := tenseOf(p.tokens, p.tenses, d)
		switch {
		case d.year == 0 && d.day > 0 && tense == tensePast && !late(d):
			held = &said[i]
		case d.bare && p.ofEdition(d) && tense == tensePast:
			year = d.year
		}
	}
	if held == nil || year == 0 {
		return nil
	}
	q := *held
	q.year = year
	return []claim{{year, ruleEdition, p.start(q), []datedBy{{q, q.code(), ruleEdition}}}}
}

// ofEdition: "l’édition 2021", "the 2021 edition".
func (p *page) ofEdition(d mention) bool {
	return p.token(d.first-1).roles&roleEdition != 0 || p.token(d.last+1).roles&roleEdition != 0
}

// since: "depuis le 9 janvier 2015" is a state, no news.
func (p *page) since(d mention) bool {
	return p.is(d.first-1, "since") || p.is(d.first-1, "depuis") || p.is(d.first-2, "depuis")
}

// report: the article names one year only, in a full date of a simple past,
// and tells what happened and what comes by two weekdays: it stands in their week.
func (p *page) report(said []mention) []claim {
	full := p.onlyDate(said)
	if full == nil || late(*full) || !p.newsWeek(said) {
		return nil
	}
	return []claim{{full.year, ruleReport, 0, []datedBy{{*full, full.code(), ruleReport}}}}
}

// onlyDate returns the full past date whose year is the only one named, nil when there is none.
func (p *page) onlyDate(said []mention) (full *mention) {
	for i, d := range said {
		if d.year == 0 {
			continue
		}
		if full != nil && full.year != d.year {
			return nil
		}
		if d.stated() < 3 {
			if full == nil {
				return nil
			}
			continue
		}
		if tense, _ := tenseOf(p.tokens, p.tenses, d); tense != tensePast || p.since(d) || p.boundRule(d) != rulePast {
			return nil
		}
		full = &said[i]
	}
	return full
}

// newsWeek tells whether two weekdays are named, one of them in a past.
func (p *page) newsWeek(said []mention) bool {
	days, past := map[int]bool{}, false
	for _, d := range said {
		if d.weekday == 0 || d.month > 0 {
			continue
		}
		tense, _ := tenseOf(p.tokens, p.tenses, d)
		days[d.weekday] = true
		past = past || tense == tensePast
	}
	return past && len(days) > 1
}
