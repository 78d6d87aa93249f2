package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LogControllerTests {

  private final Logs logs;

  LogControllerTests(@TempDir Path runs) {
    logs = new Logs(runs);
  }

  private int status(boolean open, String bound, String authorization) throws IOException {
    return new LogController(logs, open, "secret", bound)
        .tail(authorization, "localhost:8083", "b-0001", "step#1", "stdout", 10)
        .getStatusCode()
        .value();
  }

  @Test
  void letsAnyoneInOnLoopbackOnly() throws IOException {
    assertThat(status(true, "127.0.0.1", "")).isEqualTo(404);
    assertThat(status(false, "127.0.0.1", "")).isEqualTo(401);
    assertThat(status(false, "0.0.0.0", "Bearer secret")).isEqualTo(404);
    assertThatThrownBy(() -> status(true, "0.0.0.0", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but it is 0.0.0.0");
  }

  @Test
  void letsAPassOpenItsOwnLogOnly() throws IOException {
    assertThat(status(false, "127.0.0.1", "Bearer " + LogPass.of("secret", "b-0001", "step#1")))
        .isEqualTo(404);
    for (String pass :
        List.of(
            LogPass.of("secret", "b-0001", "step#2"),
            LogPass.of("secret", "b-0002", "step#1"),
            LogPass.of("other", "b-0001", "step#1"))) {
      assertThat(status(false, "127.0.0.1", "Bearer " + pass)).isEqualTo(401);
    }
  }

  @Test
  void makesThePassOfTheContract() throws IOException {
    var contract =
        JsonMapper.shared().readTree(Files.readString(Path.of("../contracts/21-log-pass.json")));
    assertThat(
            LogPass.of(
                contract.get("token").asString(),
                contract.get("runId").asString(),
                contract.get("jobId").asString()))
        .isEqualTo(contract.get("pass").asString());
  }
}
