package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.command.FakeInstance.Answer;
import io.benchtable.standalone.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WatchingTests {

  private final StringWriter err = new StringWriter();

  /** In turn; the last for ever. */
  private final Queue<Answer> answers = new ArrayDeque<>();

  private final FakeInstance instance =
      new FakeInstance(_ -> answers.size() > 1 ? answers.remove() : answers.element());

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  void goesOnWhenTheInstanceFailsForAMoment() {
    answers.addAll(
        List.of(
            new Answer(503, "{\"detail\": \"starting\"}"),
            new Answer(200, "{\"status\": \"RUNNING\"}"),
            new Answer(500, "{\"detail\": \"stopping\"}"),
            new Answer(200, "{\"status\": \"COMPLETE\"}")));
    assertThat(watch(Duration.ofMinutes(1)).path("status").asString()).isEqualTo("COMPLETE");
  }

  @Test
  void givesUpWhenTheInstanceGoesOnFailing() {
    answers.add(new Answer(500, "{\"detail\": \"the disk is full\"}"));
    assertThatThrownBy(() -> watch(Duration.ofMillis(1)))
        .isInstanceOf(NotRunning.class)
        .hasMessageContaining("the disk is full");
  }

  @Test
  void doesNotTryAgainWhatIsRefused() {
    answers.addAll(
        List.of(
            new Answer(403, "{\"detail\": \"unknown token\"}"),
            new Answer(200, "{\"status\": \"COMPLETE\"}")));
    assertThatThrownBy(() -> watch(Duration.ofMinutes(1)))
        .isInstanceOf(Refused.class)
        .hasMessage("unknown token");
  }

  @Test
  void countsFromTheStartOfTheBenchmarkAndSaysWhatIsLeft() {
    answers.addAll(
        List.of(
            running("\"startedAt\": \"%s\", \"secondsPerRun\": \"1.5\"", 3700),
            new Answer(200, "{\"status\": \"COMPLETE\"}")));
    watch(Duration.ofMinutes(1), true);
    assertThat(live()).startsWith("running  4 / 10 runs  1 h 01 min elapsed, about 9 s left");
  }

  @Test
  void saysWhatIsSpent() {
    answers.addAll(
        List.of(
            new Answer(
                200,
                "{\"status\": \"RUNNING\", \"totals\": {\"billedCost\": \"0.00042\","
                    + " \"currency\": \"USD\", \"completeness\": \"partial\"}}"),
            new Answer(200, "{\"status\": \"COMPLETE\"}")));
    watch(Duration.ofMinutes(1), true);
    assertThat(live()).startsWith("running  ").contains(", at least $0.00042 spent");
  }

  @Test
  void saysNothingOfWhatIsLeftWhileThatIsUnknown() {
    answers.addAll(
        List.of(
            running("\"startedAt\": \"%s\", \"endedAt\": \"2026-11-23T10:16:29.900Z\"", 3700),
            new Answer(200, "{\"status\": \"COMPLETE\"}")));
    watch(Duration.ofMinutes(1), true);
    assertThat(live()).startsWith("running  4 / 10 runs  ").doesNotContain("1 h", "left");
  }

  @Test
  void saysWhatThePreparationIsAt() {
    answers.addAll(
        List.of(
            new Answer(
                200,
                "{\"status\": \"PREPARING\", \"preparing\": \"hashing genome: 1 of 2 bytes\"}"),
            new Answer(200, "{\"status\": \"COMPLETE\"}")));
    watch(Duration.ofMinutes(1), true);
    assertThat(live()).startsWith("preparing: hashing genome: 1 of 2 bytes");
  }

  @Test
  void writesNoControlCharactersWhereNobodyWatches() {
    answers.addAll(
        List.of(
            running("\"startedAt\": \"%s\"", 1), new Answer(200, "{\"status\": \"COMPLETE\"}")));
    watch(Duration.ofMinutes(1), false);
    assertThat(err.toString()).isEqualToIgnoringNewLines("running, 4 of 10 runs done");
  }

  private static Answer running(String progress, long secondsAgo) {
    return new Answer(
        200,
        "{\"status\": \"RUNNING\", \"progress\": {\"runs\": 10, \"done\": 4, "
            + progress.formatted(Instant.now().minusSeconds(secondsAgo))
            + "}}");
  }

  /** The line that is rewritten, as it was first. */
  private String live() {
    return err.toString().split("\r\u001b\\[2K")[1];
  }

  private JsonNode watch(Duration patience) {
    return watch(patience, false);
  }

  private JsonNode watch(Duration patience, boolean interactive) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            interactive,
            false,
            80);
    Tables tables = new Tables(instance.address(), "token");
    return Watching.untilEnd(() -> tables.get("benchmarks", "one"), terminal, patience, "one");
  }
}
