package kiosque.peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.util.Version;

/**
 * What building cost: seconds of wall time and of CPU (the whole process, the start of Java included), the most memory
 * ever resident in kB, and the bytes of the index.
 */
record BuildReport(
    String engine,
    String version,
    @JsonProperty("wall_s") double wall,
    @JsonProperty("cpu_s") double cpu,
    @JsonProperty("peak_kb") long peak,
    long bytes) {

  /** The report at the end of a build that began at start, a value of System.nanoTime. */
  static BuildReport since(long start, Path dir) throws IOException {
    double wall = (System.nanoTime() - start) / 1e9;
    return new BuildReport(
        "Lucene", Version.LATEST.toString(), wall, ProcessUse.cpuMicros() / 1e6, ProcessUse.kilobytes("VmHWM"), size(dir));
  }

  private static long size(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
