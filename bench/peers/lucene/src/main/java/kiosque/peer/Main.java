package kiosque.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Lucene peer of Kiosque's comparison: builds an index of articles, then answers and times queries on it. */
public final class Main {
  private static final String USAGE =
      """
      usage: build CORPUS DIR [--plain] [--merge]
             search DIR QUERIES [--plain]""";

  public static void main(String[] args) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean plain = words.remove("--plain");
    boolean merge = words.remove("--merge");
    if (words.size() != 3) {
      System.err.println(USAGE);
      System.exit(2);
    }
    switch (words.get(0)) {
      case "build" -> build(Path.of(words.get(1)), Path.of(words.get(2)), plain, merge);
      case "search" -> search(Path.of(words.get(1)), Path.of(words.get(2)), plain);
      default -> throw new IllegalArgumentException("unknown command " + words.get(0) + "\n" + USAGE);
    }
  }

  private static void build(Path corpus, Path dir, boolean plain, boolean merge) throws IOException {
    long start = System.nanoTime();
    new IndexBuilder(Analysis.of(plain), merge).build(corpus, dir);
    System.out.println(Json.line(BuildReport.since(start, dir)));
  }

  private static void search(Path dir, Path queries, boolean plain) throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(dir, Analysis.of(plain))) {
      new Session(searcher, BenchQuery.read(queries)).run();
    }
  }
}
