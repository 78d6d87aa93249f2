package io.benchtable.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    try (Engines engines = Engines.start(data, PASSWORD, new TemporalChoice.InMemory())) {
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

    try (Engines engines = Engines.start(data, PASSWORD, new TemporalChoice.InMemory())) {
      execute(engines.settings(), "insert into kept values (1)");
      try (Admin admin = admin(engines.settings())) {
        assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("kept");
      }
    }
  }

  @Test
  void startARealTemporalServerTwiceOnOneFile() {
    assumeTrue(
        TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    TemporalChoice choice = new TemporalChoice.Child(TemporalProgram.find().orElseThrow());
    for (int start = 0; start < 2; start++) {
      try (Engines engines = Engines.start(data, PASSWORD, choice)) {
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
