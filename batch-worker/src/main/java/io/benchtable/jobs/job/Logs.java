package io.benchtable.jobs.job;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where logs lie, and what is in them, also while they are written. */
public final class Logs {

  private static final long HEAD = 1 << 20;
  private static final int TAIL = 4 << 20;

  private final Path runs;
  private final Map<Path, BoundedLog> open = new ConcurrentHashMap<>();

  /**
   * @param runs the directory with a directory for each run
   */
  public Logs(Path runs) {
    this.runs = runs;
  }

  /** Standard output or standard error. */
  public enum Stream {
    STDOUT,
    STDERR;

    private String suffix() {
      return "." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The file of a stream; names are encoded, so that none leads elsewhere. */
  public Path file(String runId, String jobId, Stream stream) {
    return runs.resolve(encoded(runId)).resolve("logs").resolve(encoded(jobId) + stream.suffix());
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replaceAll("^\\.+$", "_");
  }

  /** Starts a log. */
  public BoundedLog create(String runId, String jobId, Stream stream) throws IOException {
    var file = file(runId, jobId, stream);
    Files.createDirectories(file.getParent());
    var log = BoundedLog.create(file, HEAD, TAIL, () -> open.remove(file));
    open.put(file, log);
    return log;
  }

  /** Completes a log's file. */
  public void close(String runId, String jobId, Stream stream) throws IOException {
    var log = open.get(file(runId, jobId, stream));
    if (log != null) {
      log.close();
    }
  }

  /** The last bytes of a log; nothing if there is none. */
  public Optional<byte[]> tail(String runId, String jobId, Stream stream, int bytes)
      throws IOException {
    var file = file(runId, jobId, stream);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var log = open.get(file);
    return Optional.of(log == null ? BoundedLog.lastOf(file, bytes) : log.tail(bytes));
  }
}
