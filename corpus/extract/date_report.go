package extract

// edition: "the 2021 edition" took place, on days that need no year.
func (p *datePage) edition(said []dateMention) []dateClaim {
	var held *dateMention
	year := 0
	for i, d := range said {
		tense, _ := dateTenseOf(p.tokens, p.tenses, d)
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
	return []dateClaim{{year, ruleEdition, p.start(q), []datedBy{{q, q.code(), ruleEdition}}}}
}

// ofEdition: "l’édition 2021", "the 2021 edition".
func (p *datePage) ofEdition(d dateMention) bool {
	return p.token(d.first-1).roles&roleEdition != 0 || p.token(d.last+1).roles&roleEdition != 0
}

// since: "depuis le 9 janvier 2015" is a state, no news.
func (p *datePage) since(d dateMention) bool {
	return p.is(d.first-1, "since") || p.is(d.first-1, "depuis") || p.is(d.first-2, "depuis")
}

// report: the article names one year only, in a full date of a simple past,
// and tells what happened and what comes by two weekdays: it stands in their week.
func (p *datePage) report(said []dateMention) []dateClaim {
	full := p.onlyDate(said)
	if full == nil || late(*full) || !p.newsWeek(said) {
		return nil
	}
	return []dateClaim{{full.year, ruleReport, 0, []datedBy{{*full, full.code(), ruleReport}}}}
}

// onlyDate returns the full past date whose year is the only one named, nil when there is none.
func (p *datePage) onlyDate(said []dateMention) (full *dateMention) {
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
		if tense, _ := dateTenseOf(p.tokens, p.tenses, d); tense != tensePast || p.since(d) || p.boundRule(d) != rulePast {
			return nil
		}
		full = &said[i]
	}
	return full
}

// newsWeek tells whether two weekdays are named, one of them in a past.
func (p *datePage) newsWeek(said []dateMention) bool {
	days, past := map[int]bool{}, false
	for _, d := range said {
		if d.weekday == 0 || d.month > 0 {
			continue
		}
		tense, _ := dateTenseOf(p.tokens, p.tenses, d)
		days[d.weekday] = true
		past = past || tense == tensePast
	}
	return past && len(days) > 1
}
