package io.benchtable.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesIntegrationTests {

  private static final String PASSWORD = "a-generated-password";

  @TempDir Path data;

  @Test
  void keepWhatTheyHoldAcrossARestartAndAskForThePassword() throws Exception {
    try (Engines engines = Engines.start(data, PASSWORD, new TemporalChoice.InMemory(), Set.of())) {
      Map<String, String> settings = engines.settings();
      execute(settings, "create table kept (n int)");
      try (Admin admin = admin(settings)) {
        admin
            .createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
            .all()
            .get(20, TimeUnit.SECONDS);
      }
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      settings.get("spring.datasource.url"), "postgres", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }

    try (Engines engines = Engines.start(data, PASSWORD, new TemporalChoice.InMemory(), Set.of())) {
      execute(engines.settings(), "insert into kept values (1)");
      try (Admin admin = admin(engines.settings())) {
        assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("kept");
      }
    }
  }

  @Test
  void closeADatabaseWhoseFirstStartWasCutOff() throws Exception {
    Path postgreSql = data.resolve("postgresql");
    Path rules = postgreSql.resolve("database/pg_hba.conf");
    try (EmbeddedPostgreSql server = startPostgreSql(postgreSql)) {
      execute(server, "alter user postgres password null");
    }
    Files.writeString(rules, "host all all 127.0.0.1/32 trust\n");

    try (EmbeddedPostgreSql server = startPostgreSql(postgreSql)) {
      assertThat(rules).content().contains("scram-sha-256").doesNotContain("trust");
      assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "wrong"))
          .hasMessageContaining("password authentication failed");
      execute(server, "select 1");
    }
  }

  @Test
  void makeADatabaseAnewWhoseMakingWasCutOff() throws Exception {
    Path postgreSql = data.resolve("postgresql");
    Path database = Files.createDirectories(postgreSql.resolve("database"));
    Files.writeString(database.resolve("PG_VERSION"), "18\n");
    Files.writeString(database.resolve("postgresql.conf"), "");

    try (EmbeddedPostgreSql server = startPostgreSql(postgreSql)) {
      execute(server, "select 1");
    }
  }

  @Test
  void sayWhichPortWasTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedPostgreSql.start(data.resolve("postgresql"), port, PASSWORD))
          .isInstanceOf(EngineFailure.class)
          .hasMessageContaining("Port " + port + " was taken by another program");
      assertThatThrownBy(
              () ->
                  EmbeddedKafka.start(
                      data.resolve("kafka"),
                      port,
                      FreePorts.take(1, Set.of(port)).getFirst(),
                      PASSWORD))
          .isInstanceOf(EngineFailure.class)
          .hasMessageContaining("Port " + port);
    }
  }

  @Test
  void stopWhatAnInstanceThatWasKilledHasLeftBehind() throws Exception {
    EmbeddedPostgreSql left = startPostgreSql(data.resolve("postgresql"));
    Engines.stopLeftBehind(data);
    assertThat(left.process().isAlive()).isFalse();
  }

  @Test
  void sayThatOneHasEnded() {
    try (Engines engines = Engines.start(data, PASSWORD, new TemporalChoice.InMemory(), Set.of())) {
      List<String> lost = new CopyOnWriteArrayList<>();
      engines.whenLost(lost::add);
      ChildProcess.stopPostmaster(data.resolve("postgresql/database"));
      await().atMost(Duration.ofSeconds(20)).until(() -> !lost.isEmpty());
      assertThat(lost).singleElement().asString().startsWith("PostgreSQL").contains("start again");
    }
  }

  @Test
  void makeATemporalDatabaseAnewThatHasNeverAnswered() throws Exception {
    assumeTrue(
        TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    Path directory = Files.createDirectories(data.resolve("temporal"));
    Files.writeString(directory.resolve("temporal.db"), ""); // a file, and no schema in it
    try (TemporalServer server =
        TemporalServer.start(TemporalProgram.find().orElseThrow(), directory)) {
      assertThat(server.process().isAlive()).isTrue();
    }
  }

  private static EmbeddedPostgreSql startPostgreSql(Path directory) {
    return EmbeddedPostgreSql.start(directory, FreePorts.take(1, Set.of()).getFirst(), PASSWORD);
  }

  private static void execute(EmbeddedPostgreSql server, String sql) throws SQLException {
    execute(
        Map.of(
            "spring.datasource.url",
            server.url(),
            "spring.datasource.username",
            server.user(),
            "spring.datasource.password",
            PASSWORD),
        sql);
  }

  @Test
  void startARealTemporalServerTwiceOnOneFile() {
    assumeTrue(
        TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    TemporalChoice choice = new TemporalChoice.Child(TemporalProgram.find().orElseThrow());
    for (int start = 0; start < 2; start++) {
      try (Engines engines = Engines.start(data, PASSWORD, choice, Set.of())) {
        assertThat(engines.settings()).containsKey("spring.temporal.connection.target");
      }
    }
  }

  private static void execute(Map<String, String> settings, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                settings.get("spring.datasource.url"),
                settings.get("spring.datasource.username"),
                settings.get("spring.datasource.password"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Admin admin(Map<String, String> settings) {
    Map<String, Object> client = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith("spring.kafka.properties.")) {
            client.put(key.substring("spring.kafka.properties.".length()), value);
          }
        });
    client.put("bootstrap.servers", settings.get("spring.kafka.bootstrap-servers"));
    return Admin.create(client);
  }
}
