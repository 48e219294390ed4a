package kiosque.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/** A query of the comparison; kind is word, or, and, phrase. */
record BenchQuery(String kind, String words) {
  /** Reads lines "kind TAB band TAB words"; the band is the driver's concern. */
  static List<BenchQuery> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split("\t")).map(c -> new BenchQuery(c[0], c[2])).toList();
  }

  /** The same as Lucene's query on the field; of nothing but stop words none is left, and nothing is found. */
  Query parse(QueryBuilder builder, String field) {
    Query query =
        switch (kind) {
          case "phrase" -> builder.createPhraseQuery(field, words);
          case "and" -> builder.createBooleanQuery(field, words, Occur.MUST);
          default -> builder.createBooleanQuery(field, words, Occur.SHOULD);
        };
    return query == null ? new MatchNoDocsQuery() : query;
  }
}
