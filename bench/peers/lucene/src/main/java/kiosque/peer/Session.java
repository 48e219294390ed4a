package kiosque.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads commands from standard input, a line each, and answers each with one line of JSON until "quit". */
final class Session {
  private final ArticleSearcher searcher;
  private final List<BenchQuery> queries;

  /** The last answers, kept where the optimiser must believe that someone will read them. */
  private final Answer[] answers;

  Session(ArticleSearcher searcher, List<BenchQuery> queries) {
    this.searcher = searcher;
    this.queries = queries;
    answers = new Answer[queries.size()];
  }

  void run() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
      System.out.println(Json.line(reply(line.split(" "))));
      System.out.flush();
    }
  }

  private Map<String, Object> reply(String[] command) throws IOException {
    return switch (command[0]) {
      case "pass" -> pass(Mode.named(command[1]));
      case "results" -> results();
      case "memory" -> memory();
      default -> throw new IllegalArgumentException("unknown command " + command[0]);
    };
  }

  /** Runs every query once; times in microseconds. */
  private Map<String, Object> pass(Mode mode) throws IOException {
    double[] cpu = new double[answers.length];
    double[] wall = new double[answers.length];
    long processStart = ProcessUse.cpuMicros();
    for (int i = 0; i < answers.length; i++) {
      long wallStart = System.nanoTime();
      long cpuStart = ProcessUse.threadCpuNanos();
      answers[i] = searcher.answer(queries.get(i), mode);
      cpu[i] = (ProcessUse.threadCpuNanos() - cpuStart) / 1e3;
      wall[i] = (System.nanoTime() - wallStart) / 1e3;
    }
    return ordered("cpu_us", cpu, "wall_us", wall, "process_cpu_us", ProcessUse.cpuMicros() - processStart);
  }

  private Map<String, Object> results() throws IOException {
    List<Answer> full = new ArrayList<>();
    for (BenchQuery query : queries) {
      full.add(searcher.answer(query, Mode.FULL));
    }
    return ordered(
        "hits", full.stream().map(Answer::hits).toList(),
        "best", full.stream().map(Answer::best).toList(),
        "facets", full.stream().map(Answer::facets).toList(),
        "snippets", full.stream().map(Answer::firstSnippet).toList());
  }

  private static Map<String, Object> memory() throws IOException {
    return ordered("resident_kb", ProcessUse.kilobytes("VmRSS"), "anonymous_kb", ProcessUse.kilobytes("RssAnon"));
  }

  /** A map of name and value in turn, which keeps their order. */
  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
