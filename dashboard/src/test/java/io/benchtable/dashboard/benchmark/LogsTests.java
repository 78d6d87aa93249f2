package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTests {

  private static final Optional<String> WORKER = Optional.of("http://127.0.0.1:8083");

  @Test
  void logOfTheBenchmarksWorkerMayBeRead() {
    assertThat(
            LogAddress.allowed("http://127.0.0.1:8083/v1/logs/r-0001/count%231", WORKER, List.of()))
        .isPresent();
    assertThat(
            LogAddress.allowed(
                "http://batch-worker:8083/v1/logs/r/c",
                Optional.of("http://batch-worker:8083"),
                List.of("batch-worker")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r/a..b%231",
        "r../..a%231",
        "r/...",
        "r/.a",
        "a%2Fb-0001/c",
        "r/a;v=1..2",
        "r/a%3B.."
      })
  void dotsWithinAnIdAreNoFolder(String log) {
    assertThat(LogAddress.allowed("http://127.0.0.1:8083/v1/logs/" + log, WORKER, List.of()))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/v1/logs/r/c",
        "http://127.0.0.1:9999/v1/logs/r/c",
        "http://127.0.0.1:8083/v1/tables",
        "http://127.0.0.1:8083/v1/logs/../tables",
        "http://127.0.0.1:8083/v1/logs/%2e%2e/tables",
        "http://127.0.0.1:8083/v1/logs/r/..",
        "http://127.0.0.1:8083/v1/logs/./r",
        "http://127.0.0.1:8083/v1/logs/r/%2E",
        "http://127.0.0.1:8083/v1/logs/..;v=1/tables",
        "http://127.0.0.1:8083/v1/logs/..%2Ftables/x",
        "http://127.0.0.1:8083/v1/logs/r/a%2f..%5Cb",
        "http://127.0.0.1:8083/v1/logs/r/%2e.%5cb",
        "http://127.0.0.1:8083@evil.example/v1/logs/r/c",
        "file:///etc/passwd",
        "http://127.0.0.1:8083/v1/logs/r/c?next=1",
        "not an address"
      })
  void nothingElseIsFetched(String address) {
    assertThat(LogAddress.allowed(address, WORKER, List.of())).isEmpty();
  }

  @Test
  void passIsThatOfTheContract() throws IOException {
    JsonNode contract =
        JsonMapper.shared().readTree(Files.readString(Path.of("../contracts/21-log-pass.json")));
    assertThat(
            LogPass.of(
                contract.get("token").asString(),
                contract.get("runId").asString(),
                contract.get("jobId").asString()))
        .isEqualTo(contract.get("pass").asString());
  }

  @Test
  void textLosesColoursAndControls() {
    assertThat(LogText.readable("\u001b[1;32mgreen\u001b[0m\r\n50 %\r100 %\n\u0007"))
        .isEqualTo("green\n50 %\n100 %\n\ufffd");
  }
}
