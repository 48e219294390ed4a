package kiosque.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Builds an index of a corpus on two threads, which read lines from one queue. */
final class IndexBuilder {
  private static final int THREADS = 2;

  /** Large enough that neither side waits, small enough to be nothing beside the writer's buffer. */
  private static final int QUEUED_LINES = 1000;

  /** The writer's documentation: flush by memory, with as large a buffer as can be spared. */
  private static final double BUFFER_MB = 256;

  /** Ends the queue; no line of JSON is empty. */
  private static final String END = "";

  private final FacetsConfig facets = Schema.facets();
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUED_LINES);
  private final Analyzer analyzer;
  private final boolean merge;

  /** With merge the index ends as one segment. */
  IndexBuilder(Analyzer analyzer, boolean merge) {
    this.analyzer = analyzer;
    this.merge = merge;
  }

  void build(Path corpus, Path dir) throws IOException {
    empty(dir);
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MB);
    try (Directory files = FSDirectory.open(dir);
        IndexWriter writer = new IndexWriter(files, config)) {
      addAll(corpus, writer);
      if (merge) {
        writer.forceMerge(1);
      }
      writer.commit();
    }
  }

  private static void empty(Path dir) throws IOException {
    Files.createDirectories(dir);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dir)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private void addAll(Path corpus, IndexWriter writer) throws IOException {
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS + 1)) {
      List<Future<Void>> jobs = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        jobs.add(pool.submit(() -> indexLines(writer)));
      }
      jobs.add(pool.submit(readLines(corpus)));
      for (Future<Void> job : jobs) {
        job.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException("index " + corpus, e);
    }
  }

  private Callable<Void> readLines(Path corpus) {
    return () -> {
      try (BufferedReader reader = Files.newBufferedReader(corpus)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.put(line);
        }
      } finally {
        lines.put(END);
      }
      return null;
    };
  }

  /** Adds articles until the queue ends, and leaves the end there for the other threads. */
  private Void indexLines(IndexWriter writer) throws IOException, InterruptedException {
    for (String line = lines.take(); !line.equals(END); line = lines.take()) {
      writer.addDocument(facets.build(Schema.document(Json.article(line))));
    }
    lines.put(END);
    return null;
  }
}
