package io.benchtable.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
