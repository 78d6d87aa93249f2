package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.event.ChangeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be delivered is kept and tried again, and what never can be is parked. */
class UndeliveredIntegrationTests extends RouterFixture {

  @Test
  void retriesAFailingTargetAndLetsLaterEventsPass() {
    rule("flaky", "first", Map.of("command", List.of("x"), "putTo", "benchmarks"));
    template("passing");
    functions.answer(
        "flaky", call -> call < 3 ? failure(3, "no such genome") : success("{\"note\":\"flaky\"}"));

    send(insert("samples", Map.of("sampleId", "s3", "kind", "flaky")));
    send(insert("samples", Map.of("sampleId", "s4", "kind", "passing")));

    await().atMost(LONGEST).until(() -> !put("notes", "rule", "passing").isEmpty());
    await().atMost(LONGEST).until(() -> !letters("flaky").isEmpty());
    assertThat(String.valueOf(letters("flaky").getFirst().get("error")))
        .contains("FUNCTION_FAILED")
        .contains("Expected exit status 0, but it is 3: no such genome");
    await().atMost(LONGEST).until(() -> !put("benchmarks", "note", "flaky").isEmpty());
    await().atMost(LONGEST).until(() -> letters("flaky").isEmpty());
    assertThat(functions.calls("flaky")).isEqualTo(3);
  }

  @Test
  void parksWhatKeepsFailingAndDeliversItWhenItIsRedriven() {
    rule("parked", "first", Map.of("command", List.of("x"), "putTo", "benchmarks"));
    functions.answer("parked", _ -> success("not JSON"));

    send(insert("samples", Map.of("sampleId", "s5", "kind", "parked")));

    await().atMost(LONGEST).until(() -> isParked("parked", "MOST_ATTEMPTS"));
    assertThat(functions.calls("parked")).isEqualTo(4);
    assertThat(String.valueOf(letters("parked").getFirst().get("error")))
        .contains("Expected a JSON object on standard output, but it is not JSON");

    functions.answer("parked", _ -> success("{\"note\":\"parked\"}"));
    redrive(letters("parked").getFirst());

    await().atMost(LONGEST).until(() -> !put("benchmarks", "note", "parked").isEmpty());
    await().atMost(LONGEST).until(() -> letters("parked").isEmpty());
  }

  @Test
  void keepsALargeEventAsAReferenceAndReadsItAgain() {
    template("reference");
    flaky.fail("notes");

    send(
        insert(
            "samples",
            Map.of("sampleId", "s9", "kind", "reference", "genome", "A".repeat(1_000_000))));

    await().atMost(LONGEST).until(() -> !letters("reference").isEmpty());
    assertThat(String.valueOf(letters("reference").getFirst().get("event")))
        .startsWith("{\"reference\":");
    flaky.heal();
    await().atMost(LONGEST).until(() -> !put("notes", "rule", "reference").isEmpty());
    await().atMost(LONGEST).until(() -> letters("reference").isEmpty());
  }

  @Test
  void losesNothingWhenDeadLettersCannotBeKeptEither() throws Exception {
    template("outage");
    flaky.fail("notes", "dead-letters");
    var event = insert("samples", Map.of("sampleId", "s10", "kind", "outage"));
    long offset = BROKER.send("table.samples.1", "k", event.json()).get().offset();

    await().during(Duration.ofMillis(500)).until(() -> put("notes", "rule", "outage").isEmpty());
    assertThat(BROKER.committed("router", "table.samples.1", 0)).isLessThanOrEqualTo(offset);
    flaky.heal();

    await().atMost(LONGEST).until(() -> !put("notes", "rule", "outage").isEmpty());
    await().atMost(LONGEST).until(() -> BROKER.committed("router", "table.samples.1", 0) > offset);
  }

  @Test
  void parksALoop() {
    template("loop");

    send(insert("samples", Map.of("sampleId", "s11", "kind", "loop", "causeDepth", 17)));

    await().atMost(LONGEST).until(() -> isParked("loop", "LOOP"));
    assertThat(put("notes", "rule", "loop")).isEmpty();
  }

  @Test
  void parksWhatItCannotReadOrMatch() {
    BROKER.send("table.samples.1", "k", "no event " + "x".repeat(500_000));
    var event = insert("samples", Map.of("sampleId", "s12"));
    var unmatched =
        new ChangeEvent(
            event.id(),
            event.table(),
            event.kind(),
            event.changed(),
            event.time(),
            event.body(),
            "{",
            event.reference());
    handler.on(List.of(unmatched));

    assertThat(isParked("benchtable-router", "UNMATCHED")).isTrue();
    await().atMost(LONGEST).until(() -> isParked("benchtable-router", "UNREADABLE"));
    assertThat(letters("benchtable-router"))
        .extracting(letter -> letter.get("table"))
        .containsExactly("samples", "samples");

    var before = messages("benchtable-router");
    for (int i = 0; i < 2; i++) {
      letters("benchtable-router").forEach(this::redrive);
      await()
          .atMost(LONGEST)
          .until(
              () ->
                  isParked("benchtable-router", "UNMATCHED")
                      && isParked("benchtable-router", "UNREADABLE"));
    }
    assertThat(messages("benchtable-router"))
        .zipSatisfy(
            before,
            (after, first) ->
                assertThat(after)
                    .endsWith("however often it is redriven: " + first)
                    .containsOnlyOnce("redriven"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .containsPattern(
                        "^Expected a change event at offset \\d+ in partition 0 of topic"
                            + " table\\.samples\\.1, but the record there cannot be read"))
        .anySatisfy(
            message -> assertThat(message).startsWith("Expected to match event " + event.id()));
  }

  private List<String> messages(String rule) {
    var messages = new ArrayList<String>();
    for (Map<String, @Nullable Object> letter : letters(rule)) {
      messages.add(
          letter.get("error") instanceof Map<?, ?> error
              ? String.valueOf(error.get("message"))
              : "");
    }
    return messages;
  }

  private void redrive(Map<String, @Nullable Object> letter) {
    var again = new HashMap<String, @Nullable Object>(letter);
    again.put("state", "RETRYING");
    flaky.items().put("dead-letters", again);
  }

  @Test
  void saysOnARuleWhatIsWrongWithIt() {
    var item = Map.<String, @Nullable Object>of("name", "wrong", "state", "ENABLED", "pattern", 3);
    flaky.items().put("rules", item);
    send(insert("rules", item));

    await().atMost(LONGEST).until(() -> "INVALID".equals(ruleItem("wrong").get("state")));
    assertThat(String.valueOf(ruleItem("wrong").get("errors"))).contains("an event pattern");
  }

  @Test
  void disablesARuleThatStartsTooMuch() {
    template("busy");

    for (int i = 0; i < 30; i++) {
      send(insert("samples", Map.of("sampleId", "busy" + i, "kind", "busy")));
    }

    await().atMost(LONGEST).until(() -> "DISABLED".equals(ruleItem("busy").get("state")));
    assertThat(String.valueOf(ruleItem("busy").get("reason"))).contains("at most 20 starts");
    assertThat(put("notes", "rule", "busy")).hasSizeLessThanOrEqualTo(40);
  }
}
