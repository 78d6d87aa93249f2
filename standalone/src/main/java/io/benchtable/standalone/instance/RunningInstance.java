package io.benchtable.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the instance of a data directory answers; the command line finds it through the file that
 * the instance writes once it is up.
 *
 * @param address where it answers, such as {@code http://127.0.0.1:8080}
 * @param kafka host and port of its Kafka broker
 * @param process the process that is the instance
 */
public record RunningInstance(URI address, String kafka, ProcessHandle process) {

  private static final String FILE = "instance.properties";

  /**
   * Says in {@code data} that this process answers at {@code address}, its Kafka at {@code kafka}.
   */
  public static void announce(Path data, URI address, String kafka) {
    Properties properties = new Properties();
    properties.setProperty("address", address.toString());
    properties.setProperty("kafka", kafka);
    properties.setProperty("process", ProcessMark.self().text());
    try {
      StringWriter text = new StringWriter();
      properties.store(text, null);
      Path draft = data.resolve(FILE + ".new");
      Files.writeString(draft, text.toString());
      Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
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
    return ProcessMark.read(properties.getProperty("process", ""))
        .flatMap(ProcessMark::process)
        .map(process -> new RunningInstance(URI.create(address), kafka, process));
  }
}
