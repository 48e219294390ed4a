package kiosque.peer;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process and thread have used of the machine (Linux). */
final class ProcessUse {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** CPU of this thread since it began, in nanoseconds. */
  static long threadCpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** CPU of all threads, the compiler's and the collector's included, in microseconds. */
  static long cpuMicros() {
    return SYSTEM.getProcessCpuTime() / 1000;
  }

  /** A line of /proc/self/status that counts kB, such as VmRSS. */
  static long kilobytes(String name) throws IOException {
    List<String> lines = Files.readAllLines(STATUS);
    return lines.stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("read " + STATUS + ": no " + name));
  }

  private ProcessUse() {}
}
