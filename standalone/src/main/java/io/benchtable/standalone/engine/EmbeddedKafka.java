package io.benchtable.standalone.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker (KRaft) in this process, on loopback, behind a generated password. */
final class EmbeddedKafka implements AutoCloseable {

  private static final String USER = "benchtable";

  private final KafkaRaftServer server;
  private final int port;
  private final String password;

  private EmbeddedKafka(KafkaRaftServer server, int port, String password) {
    this.server = server;
    this.port = port;
    this.password = password;
  }

  /** Formats {@code directory} if it is new and starts the broker on it. */
  static EmbeddedKafka start(Path directory, int port, int controllerPort, String password) {
    Exit.setHaltProcedure((status, _) -> halt(status, directory));
    try {
      format(directory);
      KafkaRaftServer server =
          new KafkaRaftServer(
              new KafkaConfig(settings(directory, port, controllerPort, password), false),
              Time.SYSTEM);
      return new EmbeddedKafka(
          started(server, directory, port + " or " + controllerPort), port, password);
    } catch (IOException e) {
      throw new EngineFailure("Kafka could not write to " + directory + ": " + e.getMessage(), e);
    }
  }

  private static KafkaRaftServer started(KafkaRaftServer server, Path directory, String ports) {
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) { // Kafka wraps what happens in its threads in just that
      throw isPortInUse(e)
          ? new EngineFailure(
              "Port " + ports + " was taken by another program while Kafka started: start again.",
              e)
          : new EngineFailure("Kafka did not start in " + directory + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPortInUse(Throwable failure) {
    return failure instanceof BindException
        || failure.getCause() != null && isPortInUse(failure.getCause());
  }

  /** A broker that cannot go on ends the process that it is in, which should not do so silently. */
  private static void halt(int status, Path directory) {
    System.err.println(
        "benchtable: Kafka cannot go on in "
            + directory
            + " ("
            + (directory.toFile().getUsableSpace() >> 20)
            + " MiB free): make room if the disk is full, then start again; benchtable.log says"
            + " more.");
    Runtime.getRuntime().halt(status);
  }

  private static Map<String, String> settings(
      Path directory, int port, int controllerPort, String password) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
    settings.put(
        "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("sasl.mechanism.controller.protocol", "PLAIN");
    String broker = login(password).replaceFirst(";$", " user_" + USER + "=\"" + password + "\";");
    settings.put("listener.name.client.plain.sasl.jaas.config", broker);
    settings.put("listener.name.controller.plain.sasl.jaas.config", broker);
    settings.put("log.dirs", directory.toString());
    settings.put("num.partitions", "4");
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.coordinator.threads", "1");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("log.flush.interval.ms", "500");
    settings.put("log.flush.scheduler.interval.ms", "500"); // the interval is looked at this often
    settings.put("message.max.bytes", "8388608");
    settings.put("replica.fetch.max.bytes", "8388608");
    return settings;
  }

  private static void format(Path directory) throws IOException {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(directory);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(1)
            .setControllerListenerName("CONTROLLER")
            .setDirectories(List.of(directory.toString()))
            .setMetadataLogDirectory(directory.toString())
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setIgnoreFormatted(true);
    try {
      formatter.run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // the formatter declares no narrower type
      throw new EngineFailure("Kafka could not format " + directory + ": " + said, e);
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** What a client must be configured with, beside the address. */
  Map<String, String> clientSettings() {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login(password));
  }

  private static String login(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
        + USER
        + "\" password=\""
        + password
        + "\";";
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
