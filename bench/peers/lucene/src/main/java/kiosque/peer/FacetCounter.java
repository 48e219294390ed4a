package kiosque.peer;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;

/** Counts facet values over hits; made once for an opened index, since it joins the ordinals of the segments. */
final class FacetCounter {
  private static final int FIRST_VALUES = 10;

  private final Map<String, SortedSetDocValuesReaderState> states = new HashMap<>();

  FacetCounter(IndexReader reader) throws IOException {
    FacetsConfig config = Schema.facets();
    for (String facet : Schema.FACETS) {
      states.put(facet, new DefaultSortedSetDocValuesReaderState(reader, Schema.facetField(facet), config));
    }
  }

  /** By facet, its first values with exact counts, most frequent first. */
  Map<String, Map<String, Integer>> count(FacetsCollector hits) throws IOException {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (String facet : Schema.FACETS) {
      counts.put(facet, values(new SortedSetDocValuesFacetCounts(states.get(facet), hits).getTopChildren(FIRST_VALUES, facet)));
    }
    return counts;
  }

  /** Lucene gives null for a facet that no hit has. */
  private static Map<String, Integer> values(FacetResult result) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (result != null) {
      for (LabelAndValue value : result.labelValues) {
        counts.put(value.label, value.value.intValue());
      }
    }
    return counts;
  }
}
