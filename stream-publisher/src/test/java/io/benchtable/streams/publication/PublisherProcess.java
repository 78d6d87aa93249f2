package io.benchtable.streams.publication;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A publisher in a process of its own, that can be killed, halted and continued. */
final class PublisherProcess implements AutoCloseable {

  private final Process process;
  private volatile String last = "";

  PublisherProcess(Postgres postgres, Broker broker) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PublisherMain.class.getName(),
                    postgres.database().url(),
                    broker.address()))
            .redirectErrorStream(true)
            .start();
    Thread.ofPlatform().daemon().start(this::read);
    // A test that fails leaves nothing behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        System.out.println("publisher " + process.pid() + ": " + line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean publishes() {
    return last.startsWith(PublicationState.PUBLISHING.name());
  }

  void halt() throws Exception {
    signal("STOP");
  }

  void goOn() throws Exception {
    signal("CONT");
  }

  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
