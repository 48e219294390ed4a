package distributed

import (
	"kiosque/query"
)

// Where copies are folded, a count is of stories. The cluster counts articles well, and different stories hardly: so
// articles are counted, and what is told more than once is taken away. Only articles that have copies are looked at
// one by one. Each shard gathers what its articles of a story have; the stories are put together afterwards, for
// nothing says that the articles of one are all in one shard.
const (
	gatherBegin = `state.numbers = new HashMap(); state.values = new ArrayList(); state.articles = new ArrayList(); state.stories = new HashMap();`
	gatherOne   = numberOf + `
		String story = doc['story'].value;
		Map stories = state.stories; Map numbers = state.numbers; List values = state.values; List articles = state.articles;
		Set has = (Set) stories.get(story);
		if (has == null) { has = new HashSet(); stories.put(story, has); }
		List fields = params.fields;
		for (int f = -1; f < fields.size(); f++) {
			List all = f < 0 ? [''] : doc[(String) fields.get(f)];
			for (int i = 0; i < all.size(); i++) {
				int number = numberOf(numbers, values, articles, f + ' ' + (String) all.get(i));
				articles.set(number, 1 + (int) articles.get(number));
				has.add(number);
			}
		}`
	numberOf = `
		int numberOf(Map numbers, List values, List articles, String value) {
			def known = numbers.get(value);
			if (known != null) { return (int) known; }
			numbers.put(value, values.size()); values.add(value); articles.add(0);
			return values.size() - 1;
		}`
	gatherEnd = `
		Map stories = new HashMap();
		for (Map.Entry told : state.stories.entrySet()) { stories.put(told.getKey(), new ArrayList((Set) told.getValue())); }
		return ['values': state.values, 'articles': state.articles, 'stories': stories];`
	// gathered puts the shards together: values with the articles that have them, and stories with the values of any
	// of their articles.
	gathered = numberOf + `
		Map numbers = new HashMap(); List values = new ArrayList(); List articles = new ArrayList(); Map stories = new HashMap();
		for (def shard : states) {
			if (shard == null) { continue; }
			List own = new ArrayList();
			for (int i = 0; i < shard.values.size(); i++) {
				int number = numberOf(numbers, values, articles, (String) shard.values.get(i));
				articles.set(number, (int) articles.get(number) + (int) shard.articles.get(i));
				own.add(number);
			}
			for (Map.Entry told : shard.stories.entrySet()) {
				Set has = (Set) stories.get(told.getKey());
				if (has == null) { has = new HashSet(); stories.put(told.getKey(), has); }
				for (def number : (List) told.getValue()) { has.add(own.get((int) number)); }
			}
		}`
	// retold is how many articles with a value tell what others with it tell: those beyond the first of each story.
	retold = gathered + `
		for (Set has : stories.values()) { for (Integer number : has) { articles.set(number, (int) articles.get(number) - 1); } }
		Map more = new HashMap();
		for (int i = 0; i < values.size(); i++) { if ((int) articles.get(i) > 0) { more.put(values.get(i), articles.get(i)); } }
		return more;`
	// alike is how many stories have the same values.
	alike = gathered + `
		Map all = new HashMap();
		for (Set has : stories.values()) {
			List names = new ArrayList();
			for (Integer number : has) { names.add(values.get(number)); }
			Collections.sort(names);
			String key = String.join('|', names);
			all.put(key, 1 + (int) all.getOrDefault(key, 0));
		}
		return all;`
)

// storiesOf is the aggregation of articles that have copies by the values of fields, made one by the script end.
func storiesOf(fields []string, end string) map[string]any {
	return map[string]any{
		"filter": clause("exists", "field", storyField),
		"aggs": map[string]any{"told": map[string]any{"scripted_metric": map[string]any{
			"params":      map[string]any{"fields": fields},
			"init_script": gatherBegin, "map_script": gatherOne, "combine_script": gatherEnd, "reduce_script": end,
		}}},
	}
}

// told is the answer to storiesOf: numbers by what they are of. Values stand behind the number of their field and
// a blank.
type told struct {
	Told struct {
		Value map[string]int `json:"value"`
	} `json:"told"`
}

// all is the key of told for what has any value or none.
const all = "-1 "

// isFolded tells whether q is answered in stories.
func isFolded(q query.Query) bool { return q.Copies == query.Folded }
