package io.benchtable.workflows.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.rule.RuleJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeadLetterTests {

  private static final Instant NOW = Instant.parse("2026-11-23T10:16:00Z");

  private final RetryPolicy policy =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), 5, Duration.ofHours(24));
  private final DeadLetter letter = DeadLetterItem.letter(contract());

  @Test
  void readsTheContractAndWritesItAgain() {
    assertThat(letter.eventId()).isEqualTo("0001-00000000016B3748-000003");
    assertThat(letter.target()).isEqualTo("describe");
    assertThat(letter.code()).isEqualTo("FUNCTION_FAILED");

    var json = JsonMapper.shared();
    assertThat(json.readTree(RuleJson.write(DeadLetterItem.item(letter))))
        .isEqualTo(json.readTree(RuleJson.write(contract())));
  }

  @Test
  void isTriedAgainLater() {
    var next = letter.failedAgain("C", "m", NOW, policy, 0);

    assertThat(next.state()).isEqualTo(DeadLetter.State.RETRYING);
    assertThat(next.attempts()).isEqualTo(4);
    assertThat(next.nextAttemptAt()).isEqualTo(NOW.plusSeconds(8));
    assertThat(next.firstFailedAt()).isEqualTo(letter.firstFailedAt());
  }

  @Test
  void isParkedWhenAttemptsAreUsedUp() {
    var parked = letter.failedAgain("C", "m", NOW, policy, 0).failedAgain("C", "m", NOW, policy, 0);

    assertThat(parked.state()).isEqualTo(DeadLetter.State.PARKED);
    assertThat(parked.exhausted()).isEqualTo("MOST_ATTEMPTS");
    assertThat(parked.failedAgain("D", "n", NOW, policy, 0).state())
        .isEqualTo(DeadLetter.State.PARKED);
  }

  @Test
  void beginsAnewWhenItIsRedriven() {
    var item = new HashMap<String, @Nullable Object>(contract());
    item.put("exhausted", "MOST_ATTEMPTS");
    item.put("attempts", new BigDecimal(5));

    var again = DeadLetterItem.letter(item).failedAgain("C", "m", NOW, policy, 0);

    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.exhausted()).isNull();
    assertThat(again.firstFailedAt()).isEqualTo(NOW);
  }

  @Test
  void writesTimesThatSort() {
    assertThat(DeadLetterItem.time(NOW)).isEqualTo("2026-11-23T10:16:00.000Z");
    assertThat(DeadLetterItem.time(NOW.plusNanos(1_999_999))).isEqualTo("2026-11-23T10:16:00.001Z");
  }

  private static Map<String, @Nullable Object> contract() {
    try {
      var item =
          RuleJson.object(Files.readString(Path.of("../contracts/19-dead-letter-item.json")));
      item.computeIfPresent("attempts", (_, n) -> new BigDecimal(n.toString()));
      item.computeIfPresent("causeDepth", (_, n) -> new BigDecimal(n.toString()));
      return item;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
