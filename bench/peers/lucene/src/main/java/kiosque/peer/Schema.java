package kiosque.peer;

import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The fields of an article in the index. */
final class Schema {
  /** Searchable and stored; its postings carry offsets, which the highlighter reads instead of analysing the text again. */
  static final String BODY = "body";

  /** Shown of every hit: kept as doc values, so that ten titles do not cost ten decompressed texts. */
  static final String ID = "id";

  static final String TITLE = "title";

  /** Facets, each in a doc-values field of its own. */
  static final List<String> FACETS = List.of("year", "countries", "orgs");

  private static final FieldType BODY_TYPE = bodyType();

  private static FieldType bodyType() {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  /** How facets are laid out: all may have several values but the year. */
  static FacetsConfig facets() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) {
      config.setIndexFieldName(facet, facetField(facet));
      config.setMultiValued(facet, !facet.equals("year"));
    }
    return config;
  }

  /** The doc-values field that holds the facet. */
  static String facetField(String facet) {
    return "facet_" + facet;
  }

  static Document document(Article article) {
    Document doc = new Document();
    doc.add(new BinaryDocValuesField(ID, new BytesRef(article.id())));
    doc.add(new BinaryDocValuesField(TITLE, new BytesRef(article.title())));
    doc.add(new Field(BODY, article.searchable(), BODY_TYPE));
    doc.add(new SortedSetDocValuesFacetField("year", article.year()));
    article.countries().forEach(c -> doc.add(new SortedSetDocValuesFacetField("countries", c)));
    article.orgs().forEach(o -> doc.add(new SortedSetDocValuesFacetField("orgs", o)));
    return doc;
  }

  private Schema() {}
}
