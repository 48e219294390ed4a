package distributed

import (
	"context"
	"encoding/json"
	"maps"
)

// teller is a hit that stands for its story.
type teller struct {
	*hit
	copies int // further hits that tell it
}

// story is what the hits of a story are: the place of the best, "" where it was not asked for, and how many there are.
type story struct {
	best  string
	count int
}

// tellers returns the page among hits. Numbered pages come folded from the cluster; after a cursor it gives copies
// too, and those that do not stand for their story are left out, and more asked for in their place.
func (s *searching) tellers(ctx context.Context, hits []hit) (page []teller, more bool, err error) {
	for {
		asked := len(hits)
		told, err := s.told(ctx, hits)
		if err != nil {
			return nil, false, err
		}
		page = append(page, told...)
		if s.after == nil || len(page) > s.q.Size || asked <= s.q.Size {
			break
		}
		next, err := s.generation.ask(ctx, s.chunk(hits[asked-1].Sort, s.q.Size+1))
		if err != nil {
			return nil, false, err
		}
		hits = next.Hits.Hits
	}
	if s.after != nil && len(page) > s.q.Size {
		return page[:s.q.Size], true, nil
	}
	return page, false, nil
}

// told returns those of hits that stand for their story, or for themselves.
func (s *searching) told(ctx context.Context, hits []hit) ([]teller, error) {
	stories, err := s.stories(ctx, hits)
	if err != nil {
		return nil, err
	}
	all := make([]teller, 0, len(hits))
	for i := range hits {
		t := teller{hit: &hits[i]}
		if st, copied := stories[t.story()]; copied {
			if st.best != "" && st.best != t.place() {
				continue
			}
			t.copies = st.count - 1
		}
		all = append(all, t)
	}
	return all, nil
}

// stories asks for the stories of hits that have copies: how many hits there are of each and, where the cluster has not
// folded them, which ranks first.
func (s *searching) stories(ctx context.Context, hits []hit) (map[string]story, error) {
	ids := storyIDs(hits)
	if !isFolded(s.q) || len(ids) == 0 {
		return nil, nil
	}
	telling := within(s.words, narrowed(s.q, ""), object{"terms": object{storyField: ids}})
	body := object{
		"query": unranked(telling), "size": 0, // shards keep such answers
		"aggs": object{"stories": object{"terms": object{"field": storyField, "size": len(ids), "shard_size": len(ids)}}},
	}
	if !s.collapsed {
		maps.Copy(body, object{"query": telling, "sort": order(s.q), "size": len(ids), "collapse": object{"field": storyField}, "_source": false})
	}
	answer, err := s.generation.ask(ctx, body)
	if err != nil {
		return nil, err
	}
	return readStories(answer)
}

func storyIDs(hits []hit) (ids []string) {
	seen := map[string]bool{"": true}
	for i := range hits {
		if id := hits[i].story(); !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

func readStories(answer found) (map[string]story, error) {
	var counts struct {
		Stories struct {
			Buckets []struct {
				Key   string `json:"key"`
				Count int    `json:"doc_count"`
			}
		}
	}
	if err := json.Unmarshal(answer.Aggregations, &counts); err != nil {
		return nil, err
	}
	all := map[string]story{}
	for _, b := range counts.Stories.Buckets {
		all[b.Key] = story{count: b.Count}
	}
	for i := range answer.Hits.Hits {
		h := &answer.Hits.Hits[i]
		st := all[h.story()]
		st.best = h.place()
		all[h.story()] = st
	}
	return all, nil
}
