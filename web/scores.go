package web

// Score is a figure that the program was accepted with.
type Score struct {
	Name, Set   string  // what was measured, and on what
	Value, Goal float64 // parts of 1
	LowIsGood   bool    // Goal is not to be exceeded; else it is to be reached
	Met         bool
}

// scoreGroup is what was measured, in a sentence, and each set that it was measured on.
type scoreGroup struct {
	Sentence string
	Scores   []scoreRow
}

type scoreRow struct {
	Set, Value, Goal string
	Missed           bool
}

// scores groups the scores of one name, in the order in which each name comes first.
func (f Frame) scores(scores []Score) []scoreGroup {
	var all []scoreGroup
	at := map[string]int{}
	for _, s := range scores {
		i, known := at[s.Name]
		if !known {
			i = len(all)
			at[s.Name] = i
			all = append(all, scoreGroup{Sentence: f.Language.Or("score."+s.Name, s.Name)})
		}
		all[i].Scores = append(all[i].Scores, f.scoreRow(s))
	}
	return all
}

func (f Frame) scoreRow(s Score) scoreRow {
	key := "about.least"
	if s.LowIsGood {
		key = "about.most"
	}
	return scoreRow{
		Set: f.Language.Or("set."+s.Set, s.Set), Value: f.Language.Percent(100 * s.Value),
		Goal: f.T(key, "goal", f.Language.Percent(100*s.Goal)), Missed: !s.Met,
	}
}
