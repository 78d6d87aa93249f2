package io.benchtable.standalone.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** PostgreSQL, Kafka and Temporal below one data directory, started together. */
public final class Engines implements AutoCloseable {

  private final EmbeddedPostgreSql postgreSql;
  private final EmbeddedKafka kafka;
  private final Optional<TemporalServer> temporal;
  private final TemporalChoice choice;
  private final String password;
  private volatile boolean closing;

  private Engines(
      EmbeddedPostgreSql postgreSql,
      EmbeddedKafka kafka,
      Optional<TemporalServer> temporal,
      TemporalChoice choice,
      String password) {
    this.postgreSql = postgreSql;
    this.kafka = kafka;
    this.temporal = temporal;
    this.choice = choice;
    this.password = password;
  }

  /** Stops the engines that an instance which was killed left running on {@code data}. */
  public static void stopLeftBehind(Path data) {
    ChildProcess.stopPostmaster(data.resolve("postgresql/database"));
    TemporalServer.stopLeftBehind(data.resolve("temporal"));
  }

  /**
   * Starts all engines at once.
   *
   * @param password guards PostgreSQL and Kafka; an embedded Temporal has none
   * @param promised ports that somebody else is about to listen on
   * @throws EngineFailure if one does not start; the others are stopped again
   */
  public static Engines start(
      Path data, String password, TemporalChoice choice, Set<Integer> promised) {
    if (choice instanceof TemporalChoice.At(String address)) {
      TemporalNamespace.find(address);
    }
    EnginePorts ports = EnginePorts.choose(data, choice, promised);
    // Platform threads: classes are loaded from an archive meanwhile, which pins a virtual thread.
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      CompletableFuture<EmbeddedPostgreSql> postgreSql =
          CompletableFuture.supplyAsync(
              () ->
                  EmbeddedPostgreSql.start(
                      data.resolve("postgresql"), ports.postgreSql(), password),
              threads);
      CompletableFuture<EmbeddedKafka> kafka =
          CompletableFuture.supplyAsync(
              () ->
                  EmbeddedKafka.start(
                      data.resolve("kafka"), ports.kafka(), ports.kafkaController(), password),
              threads);
      CompletableFuture<Optional<TemporalServer>> temporal =
          CompletableFuture.supplyAsync(() -> temporal(data, choice, ports.temporal()), threads);
      try {
        return new Engines(postgreSql.join(), kafka.join(), temporal.join(), choice, password);
      } catch (CompletionException e) {
        stop(postgreSql);
        stop(kafka);
        temporal
            .handle(
                (started, failure) -> failure == null ? started : Optional.<TemporalServer>empty())
            .join()
            .ifPresent(TemporalServer::close);
        if (e.getCause() instanceof EngineFailure failure) {
          throw failure;
        }
        throw e;
      }
    }
  }

  private static Optional<TemporalServer> temporal(
      Path data, TemporalChoice choice, List<Integer> ports) {
    return switch (choice) {
      case TemporalChoice.Child child ->
          Optional.of(TemporalServer.start(child.program(), data.resolve("temporal"), ports));
      case TemporalChoice.At _, TemporalChoice.InMemory _ -> Optional.empty();
    };
  }

  private static void stop(CompletableFuture<? extends AutoCloseable> engine) {
    engine
        .handle((started, failure) -> Optional.ofNullable(started))
        .join()
        .ifPresent(Engines::close);
  }

  private static void close(AutoCloseable engine) {
    try {
      engine.close();
    } catch (Exception e) { // AutoCloseable declares no narrower type
      throw new EngineFailure(engine.getClass().getSimpleName() + " did not stop", e);
    }
  }

  /** The Spring settings by which the services reach these engines. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spring.datasource.url", postgreSql.url());
    settings.put("spring.datasource.username", postgreSql.user());
    settings.put("spring.datasource.password", password);
    settings.put("spring.kafka.bootstrap-servers", kafka.address());
    settings.put("spring.cloud.stream.kafka.binder.brokers", kafka.address());
    kafka
        .clientSettings()
        .forEach(
            (key, value) -> {
              settings.put("spring.kafka.properties." + key, value);
              settings.put("spring.cloud.stream.kafka.binder.configuration." + key, value);
            });
    settings.put("spring.temporal.namespace", TemporalNamespace.NAME);
    switch (choice) {
      case TemporalChoice.At(String address) ->
          settings.put("spring.temporal.connection.target", address);
      case TemporalChoice.Child _ ->
          settings.put("spring.temporal.connection.target", temporal.orElseThrow().address());
      case TemporalChoice.InMemory _ -> settings.put("spring.temporal.test-server.enabled", "true");
    }
    return settings;
  }

  /** Host and port of the broker. */
  public String kafka() {
    return kafka.address();
  }

  /**
   * Calls {@code lost} with one sentence when an engine ends that nobody told to: without it the
   * services would stay up and do nothing.
   */
  public void whenLost(Consumer<String> lost) {
    watch("PostgreSQL", "postgresql/postgresql.log", postgreSql.process(), lost);
    temporal.ifPresent(
        server -> watch("The Temporal server", "temporal/temporal.log", server.process(), lost));
  }

  private void watch(String name, String log, ProcessHandle process, Consumer<String> lost) {
    process
        .onExit()
        .thenRunAsync(
            () -> {
              if (!closing) {
                lost.accept(
                    name
                        + " (process "
                        + process.pid()
                        + ") ended although nobody told it to: see "
                        + log
                        + " in the data directory, and start again; what was running goes on.");
              }
            });
  }

  @Override
  public void close() {
    closing = true;
    temporal.ifPresent(TemporalServer::close);
    kafka.close();
    postgreSql.close();
  }
}
