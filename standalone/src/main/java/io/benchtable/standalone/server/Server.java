package io.benchtable.standalone.server;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.StatusManager;
import io.benchtable.standalone.engine.Engines;
import io.benchtable.standalone.engine.TemporalChoice;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.DataDirectory;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.instance.RunningInstance;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** A running instance: data directory, engines and services, stopped in the opposite order. */
public final class Server implements AutoCloseable {

  private final DataDirectory data;
  private final Engines engines;
  private final ConfigurableApplicationContext services;
  private final Credentials credentials;
  private final URI address;

  private Server(
      DataDirectory data,
      Engines engines,
      ConfigurableApplicationContext services,
      Credentials credentials,
      URI address) {
    this.data = data;
    this.engines = engines;
    this.services = services;
    this.credentials = credentials;
    this.address = address;
  }

  /**
   * Starts everything and returns when it answers. Interrupted, it stops again what it has started.
   *
   * @throws InstanceProblem if the directory or the port is taken or unusable
   */
  public static Server start(ServerOptions options) {
    DataDirectory data = DataDirectory.take(options.data());
    try {
      Listening listening = Listening.on(options.address(), options.port());
      Engines.stopLeftBehind(data.path());
      Credentials credentials = Credentials.of(data.path());
      Engines engines =
          Engines.start(
              data.path(),
              credentials.enginePassword(),
              options.temporal(),
              Set.of(listening.port()));
      try {
        return serve(options.withPort(listening.port()), data, engines, credentials, listening);
      } catch (RuntimeException e) {
        undisturbed(engines::close);
        throw e;
      }
    } catch (RuntimeException e) {
      undisturbed(() -> Engines.stopLeftBehind(data.path())); // what had only begun to start
      undisturbed(data::close);
      data.checkNotFull(); // explains better what has failed than where it was noticed
      throw e;
    }
  }

  private static Server serve(
      ServerOptions options,
      DataDirectory data,
      Engines engines,
      Credentials credentials,
      Listening listening) {
    if (Thread.currentThread().isInterrupted()) {
      throw new InstanceProblem("Interrupted while starting.");
    }
    URI address = listening.uri();
    ConfigurableApplicationContext services =
        services(data.path(), settings(options, data.path(), credentials, engines, address));
    try {
      Readiness.await(services.getBean(HealthEndpoint.class));
      RunningInstance.announce(data.path(), address, engines.kafka());
      return new Server(data, engines, services, credentials, address);
    } catch (RuntimeException e) {
      undisturbed(services::close);
      throw e;
    }
  }

  /** Stopping waits for processes and threads, which an interrupt would cut short. */
  private static void undisturbed(Runnable stop) {
    boolean interrupted = Thread.interrupted();
    try {
      stop.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Map<String, Object> settings(
      ServerOptions options, Path data, Credentials credentials, Engines engines, URI address) {
    Map<String, Object> settings = new LinkedHashMap<>(engines.settings());
    settings.put("server.address", options.address());
    settings.put("server.port", options.port());
    settings.put("benchtable.access.key-id", credentials.keyId());
    settings.put("benchtable.access.secret-key", credentials.secretKey());
    settings.put("benchtable.access.token", credentials.token());
    settings.put("benchtable.access.job-key", credentials.jobKey());
    settings.put("benchtable.access.open", options.open());
    settings.put("benchtable.items.endpoint", address.toString());
    settings.put("benchtable.tables.stream-publisher", address.toString());
    settings.put("benchtable.tables.buckets", data.resolve("buckets").toString());
    settings.put("benchtable.worker.address", address.toString());
    settings.put("benchtable.worker.data-directory", data.resolve("worker").toString());
    settings.put("benchtable.dashboard.orchestrator", address.toString());
    settings.put("benchtable.dashboard.cost-analyzer", address.toString());
    settings.put("benchtable.temporal.durable", options.temporal().durable());
    return settings;
  }

  private static ConfigurableApplicationContext services(Path data, Map<String, Object> settings) {
    SpringApplicationBuilder application =
        ServerApplication.builder()
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .properties(Map.of("logging.file.name", data.resolve("benchtable.log").toString()))
            .initializers(
                context -> {
                  keepTroubleOfLoggingQuiet();
                  context
                      .getEnvironment()
                      .getPropertySources()
                      .addFirst(new MapPropertySource("instance", settings));
                });
    try {
      return application.run();
    } catch (RuntimeException e) { // whatever it is, the log has all of it
      throw new InstanceProblem(
          "The services did not start ("
              + Optional.ofNullable(NestedExceptionUtils.getMostSpecificCause(e).getMessage())
                  .orElse(e.toString())
                  .lines()
                  .findFirst()
                  .orElse("no reason given")
              + "): see benchtable.log in "
              + data
              + ".",
          e);
    }
  }

  /** A log that cannot be written, as on a full disk, is not for the person at the terminal. */
  private static void keepTroubleOfLoggingQuiet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      StatusManager status = logging.getStatusManager();
      status.getCopyOfStatusListenerList().forEach(status::remove);
    }
  }

  public URI address() {
    return address;
  }

  public Credentials credentials() {
    return credentials;
  }

  /** Calls {@code lost} with one sentence when an engine ends that nobody told to. */
  public void whenLost(Consumer<String> lost) {
    engines.whenLost(lost);
  }

  /** A bean of the services. */
  public <T> T service(Class<T> type) {
    return services.getBean(type);
  }

  @Override
  public void close() {
    RunningInstance.withdraw(data.path());
    services.close();
    engines.close();
    data.close();
  }

  /** Says in one line what serves the workflows. */
  public static String describe(TemporalChoice choice) {
    return switch (choice) {
      case TemporalChoice.At(String address) -> "Temporal at " + address;
      case TemporalChoice.Child(var program) -> "Temporal server " + program.path() + ", durable";
      case TemporalChoice.InMemory _ ->
          "Temporal in memory: running workflows are rebuilt from their items after a restart;"
              + " ./benchtable install temporal makes them durable";
    };
  }
}
