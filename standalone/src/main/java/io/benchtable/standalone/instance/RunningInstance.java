package io.benchtable.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the instance of a data directory answers; the command line finds it through the file that
 * the instance writes once it is up.
 *
 * @param address where it answers, such as {@code http://127.0.0.1:8080}
 * @param kafka host and port of its Kafka broker
 * @param pid its process id
 * @param started when that process started, so that a recycled id is not mistaken for it
 */
public record RunningInstance(URI address, String kafka, long pid, String started) {

  private static final String FILE = "instance.properties";

  /**
   * Says in {@code data} that this process answers at {@code address}, its Kafka at {@code kafka}.
   */
  public static void announce(Path data, URI address, String kafka) {
    ProcessHandle self = ProcessHandle.current();
    Properties properties = new Properties();
    properties.setProperty("address", address.toString());
    properties.setProperty("kafka", kafka);
    properties.setProperty("pid", Long.toString(self.pid()));
    properties.setProperty("started", started(self));
    try {
      StringWriter text = new StringWriter();
      properties.store(text, null);
      Files.writeString(data.resolve(FILE), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes back {@link #announce}. */
  public static void withdraw(Path data) {
    try {
      Files.deleteIfExists(data.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The instance that runs on {@code data}, if one does. */
  public static Optional<RunningInstance> find(Path data) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve(FILE))) {
      properties.load(reader);
    } catch (IOException e) {
      return Optional.empty();
    }
    String address = properties.getProperty("address", "");
    String kafka = properties.getProperty("kafka", "");
    long pid = Long.parseLong(properties.getProperty("pid", "-1"));
    String started = properties.getProperty("started", "");
    return ProcessHandle.of(pid)
        .filter(handle -> started(handle).equals(started))
        .map(handle -> new RunningInstance(URI.create(address), kafka, pid, started));
  }

  private static String started(ProcessHandle handle) {
    return handle.info().startInstant().map(Object::toString).orElse("unknown");
  }
}
