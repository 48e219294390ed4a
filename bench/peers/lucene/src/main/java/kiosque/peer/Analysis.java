package kiosque.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.util.CharTokenizer;

/** How text becomes terms: Lucene's English analysis, or plain words when engines are checked against each other. */
final class Analysis {
  private static final String STOP_WORDS = "KIOSQUE_BENCH_STOP";

  static Analyzer of(boolean plain) throws IOException {
    return plain ? new Plain() : new EnglishAnalyzer(stopWords());
  }

  /** The words of the file that the environment names, one a line; none when it names no file. */
  private static CharArraySet stopWords() throws IOException {
    String file = System.getenv(STOP_WORDS);
    return file == null ? CharArraySet.EMPTY_SET : new CharArraySet(Files.readAllLines(Path.of(file)), true);
  }

  /** Runs of letters and decimal digits, lower-cased code point by code point; nothing dropped, nothing stemmed. */
  private static final class Plain extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
      return new TokenStreamComponents(words, new LowerCaseFilter(words));
    }
  }

  private Analysis() {}
}
