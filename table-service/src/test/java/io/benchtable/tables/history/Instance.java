package io.benchtable.tables.history;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TableService;
import io.benchtable.tables.model.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of the service: in this process, or in one of its own that can be killed. */
sealed interface Instance extends AutoCloseable {

  Endpoint endpoint();

  @Override
  void close();

  private static List<String> arguments(String database) {
    return List.of(
        "--server.port=0",
        "--spring.datasource.url=" + database,
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--benchtable.access.token=" + RunningTableService.TOKEN,
        "--benchtable.access.key-id=" + RunningTableService.KEY_ID,
        "--benchtable.access.secret-key=" + RunningTableService.SECRET_KEY);
  }

  private static Endpoint endpoint(String port) {
    return new Endpoint(
        URI.create("http://127.0.0.1:" + port),
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(),
        Duration.ofSeconds(30));
  }

  record Inside(ConfigurableApplicationContext context) implements Instance {

    static Inside start(String database) {
      return new Inside(
          new SpringApplicationBuilder(TableService.class)
              .run(arguments(database).toArray(String[]::new)));
    }

    @Override
    public Endpoint endpoint() {
      return Instance.endpoint(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
      context.close();
    }
  }

  record Outside(Process process, Endpoint endpoint) implements Instance {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    static Outside start(String database) throws Exception {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  TableService.class.getName()));
      command.addAll(arguments(database));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      // A test that fails leaves nothing behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      CompletableFuture<String> port = new CompletableFuture<>();
      Thread.ofPlatform().daemon().start(() -> read(process, port));
      return new Outside(process, Instance.endpoint(port.get(120, TimeUnit.SECONDS)));
    }

    private static void read(Process process, CompletableFuture<String> port) {
      StringBuilder said = new StringBuilder();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          Matcher started = STARTED.matcher(line);
          if (started.find()) {
            port.complete(started.group(1));
          }
          if (!port.isDone()) {
            said.append(line).append('\n');
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        port.completeExceptionally(new IllegalStateException("It ended: " + said));
      }
    }

    /** With SIGKILL. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
