package io.benchtable.tables.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.tables.RunningTableService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The AWS SDKs that are not Java, as far as they are installed. */
class OtherSdksIntegrationTests {

  private static final String NODE_MODULES =
      System.getenv().getOrDefault("BENCHTABLE_NODE_MODULES", "");

  @Test
  void servesPython() throws Exception {
    assumeTrue(
        run(List.of("python3", "-c", "import boto3")).status() == 0,
        "Skipped: boto3, the AWS SDK for Python, is not installed");
    Result result = run(List.of("python3", "src/test/resources/sdk/round_trip.py"));
    assertThat(result.output()).endsWith("OK\n");
    assertThat(result.status()).isZero();
  }

  @Test
  void servesJavaScript() throws Exception {
    assumeTrue(
        run(List.of("node", "-e", "require('@aws-sdk/client-dynamodb')")).status() == 0,
        "Skipped: node or @aws-sdk/client-dynamodb, the AWS SDK for JavaScript, is not installed"
            + " (BENCHTABLE_NODE_MODULES names its folder)");
    Result result = run(List.of("node", "src/test/resources/sdk/round-trip.cjs"));
    assertThat(result.output()).endsWith("OK\n");
    assertThat(result.status()).isZero();
  }

  private record Result(int status, String output) {}

  private static Result run(List<String> command) throws Exception {
    Path output = Files.createTempFile("sdk", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("ENDPOINT", RunningTableService.address().toString());
    builder.environment().put("KEY_ID", RunningTableService.KEY_ID);
    builder.environment().put("SECRET_KEY", RunningTableService.SECRET_KEY);
    builder.environment().put("NODE_PATH", NODE_MODULES);
    try {
      Process process = builder.start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as("%s ends within a minute", command).isTrue();
      return new Result(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } finally {
      Files.delete(output);
    }
  }
}
