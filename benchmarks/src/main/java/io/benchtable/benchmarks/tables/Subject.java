package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that is measured or compared: a process of its own on the loopback address. */
public final class Subject implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 15;
  private static final int CONNECT_MILLIS = 1000;

  private final String name;
  private final int port;
  private final Process process;
  private final long began = System.nanoTime();
  private long startMillis;

  private Subject(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  /** A command that listens on the port that it is given. */
  interface Command {
    List<String> on(int port);
  }

  /** Starts a server and waits until it takes connections; what it prints goes to a file. */
  static Subject start(String name, Command command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = folder.resolve(name.replaceAll("[^a-z]+", "-") + ".log");
    ProcessBuilder builder = new ProcessBuilder(command.on(port));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Subject subject = new Subject(name, port, process);
    try {
      Waits.until(START, name + " to listen, see " + log, subject::isListening);
      subject.startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - subject.began);
    } catch (IOException | InterruptedException e) {
      subject.close();
      throw e;
    }
    return subject;
  }

  private boolean isListening() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(name + " ended with " + process.exitValue());
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      return true;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public String name() {
    return name;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** From the start of the process until it took connections, to 50 ms. */
  long startMillis() {
    return startMillis;
  }

  /** Memory of the process now, in megabytes; 0 where the system does not tell. */
  long residentMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
