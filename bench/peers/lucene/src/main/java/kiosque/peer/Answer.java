package kiosque.peer;

import java.util.List;
import java.util.Map;

/** The answer to one query: total hits, what is shown of the best ten, and the first values of each facet with counts. */
record Answer(
    long hits, List<String> ids, List<String> titles, String[] snippets, Map<String, Map<String, Integer>> facets) {

  String best() {
    return ids.isEmpty() ? "" : ids.get(0);
  }

  String firstSnippet() {
    return snippets.length == 0 || snippets[0] == null ? "" : snippets[0];
  }
}
