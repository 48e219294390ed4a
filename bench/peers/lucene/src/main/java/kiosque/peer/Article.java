package kiosque.peer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** One line of the corpus. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Article(String id, String title, String text, String year, List<String> countries, List<String> orgs) {
  /** The one searchable text: the title, a line break, the body. */
  String searchable() {
    return title + "\n" + text;
  }
}
