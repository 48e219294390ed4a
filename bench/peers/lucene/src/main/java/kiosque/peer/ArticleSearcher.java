package kiosque.peer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsCollectorManager.FacetsResult;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Answers queries on one thread, without any cache of queries. */
final class ArticleSearcher implements Closeable {
  private static final int BEST = 10;
  private static final String[] NO_SNIPPETS = {};

  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final FacetCounter counter;
  private final UnifiedHighlighter highlighter;
  private final QueryBuilder queries;

  private ArticleSearcher(IndexReader reader, Analyzer analyzer) throws IOException {
    this.reader = reader;
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    counter = new FacetCounter(reader);
    highlighter = UnifiedHighlighter.builder(searcher, analyzer).build();
    queries = new QueryBuilder(analyzer);
  }

  static ArticleSearcher open(Path dir, Analyzer analyzer) throws IOException {
    return new ArticleSearcher(DirectoryReader.open(new MMapDirectory(dir)), analyzer);
  }

  Answer answer(BenchQuery query, Mode mode) throws IOException {
    Query parsed = query.parse(queries, Schema.BODY);
    return mode == Mode.TOP ? top(parsed) : counted(parsed, mode);
  }

  private Answer top(Query query) throws IOException {
    TopDocs best = searcher.search(query, BEST);
    return new Answer(best.totalHits.value(), values(best, Schema.ID), List.of(), NO_SNIPPETS, Map.of());
  }

  private Answer counted(Query query, Mode mode) throws IOException {
    FacetsResult found = FacetsCollectorManager.search(searcher, query, BEST, new FacetsCollectorManager());
    TopDocs best = found.topDocs();
    boolean full = mode == Mode.FULL;
    return new Answer(
        best.totalHits.value(),
        values(best, Schema.ID),
        full ? values(best, Schema.TITLE) : List.of(),
        full ? highlighter.highlight(Schema.BODY, query, best, 1) : NO_SNIPPETS,
        counter.count(found.facetsCollector()));
  }

  /** The value that each hit has in a field of doc values. */
  private List<String> values(TopDocs hits, String field) throws IOException {
    List<String> values = new ArrayList<>(hits.scoreDocs.length);
    for (ScoreDoc hit : hits.scoreDocs) {
      LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
      BinaryDocValues column = segment.reader().getBinaryDocValues(field);
      column.advanceExact(hit.doc - segment.docBase);
      values.add(column.binaryValue().utf8ToString());
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
