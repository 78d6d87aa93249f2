package io.benchtable.jobs.measurement;

/**
 * Bytes moved from and to storage: {@code read_bytes} and {@code write_bytes} of {@code
 * /proc/PID/io}. Read bytes were fetched from storage (what the page cache held is not counted);
 * written bytes are counted when a page is made dirty. A process's counters include those of the
 * children that it waited for, and can be read until it is itself waited for.
 */
public record Traffic(long readBytes, long writtenBytes) {

  public static final Traffic NONE = new Traffic(0, 0);

  public static Traffic parse(String text) {
    var values = ColonFile.parse(text);
    return new Traffic(
        values.getOrDefault("read_bytes", 0L), values.getOrDefault("write_bytes", 0L));
  }

  public Traffic plus(Traffic other) {
    return new Traffic(readBytes + other.readBytes, writtenBytes + other.writtenBytes);
  }

  public Traffic since(Traffic earlier) {
    return new Traffic(
        Math.max(0, readBytes - earlier.readBytes),
        Math.max(0, writtenBytes - earlier.writtenBytes));
  }
}
