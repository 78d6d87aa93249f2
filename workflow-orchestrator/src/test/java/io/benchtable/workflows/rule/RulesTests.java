package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.item.ItemsRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTests {

  private static final String TARGETS = "[{\"id\":\"t\",\"function\":{\"command\":[\"true\"]}}]";
  private static final String TYPED_TARGETS =
      """
      {"L":[{"M":{"id":{"S":"t"},"function":{"M":{"command":{"L":[{"S":"true"}]}}}}}]}""";

  private final FakeTable table = new FakeTable();
  private final Instant now = Instant.parse("2026-11-23T10:15:30Z");
  private final Rules rules = new Rules(table, 2);

  @Test
  void readsTheRulesInForce() {
    table.items.add(rule("r", "samples"));
    assertThat(rules.isLoaded()).isFalse();

    rules.refresh();

    assertThat(rules.isLoaded()).isTrue();
    assertThat(rules.matching(Events.insert("samples", "{}"))).hasSize(1);
    assertThat(rules.named("r")).isNotNull();
    assertThat(rules.named("benchtable-start")).isNotNull();
  }

  @Test
  void followsChangesOfTheTable() {
    rules.on(change("r", "samples", "ENABLED"));
    assertThat(rules.matching(Events.insert("samples", "{}"))).hasSize(1);

    rules.on(change("r", "samples", "DISABLED"));
    assertThat(rules.matching(Events.insert("samples", "{}"))).isEmpty();

    rules.on(change("r", "others", "ENABLED"));
    assertThat(rules.matching(Events.insert("others", "{}"))).hasSize(1);

    rules.on(Events.event("rules", "REMOVE", "[]", "{\"name\":{\"S\":\"r\"}}", "{}", null));
    assertThat(rules.matching(Events.insert("others", "{}"))).isEmpty();
    assertThat(table.said).isEmpty();
  }

  @Test
  void enablesARuleThatNamesNoState() {
    rules.on(change("r", "samples", null));

    assertThat(table.said).containsExactly("r accepted");
  }

  @Test
  void saysWhatIsWrong() {
    rules.on(
        Events.event(
            "rules",
            "INSERT",
            "[]",
            "{\"name\":{\"S\":\"r\"}}",
            null,
            "{\"name\":{\"S\":\"r\"},\"state\":{\"S\":\"ENABLED\"}}"));

    assertThat(table.said).containsExactly("r refused [pattern, targets]");
  }

  @Test
  void goesOnWhenARuleIsTooLargeToBeAnnotated() {
    table.refusing = true;

    rules.on(change("r", "samples", null));

    assertThat(rules.matching(Events.insert("samples", "{}"))).hasSize(1);
  }

  @Test
  void disablesWhatStartsTooMuchUntilItIsEnabledAgain() {
    rules.on(change("r", "samples", "ENABLED"));
    var rule = rules.matching(Events.insert("samples", "{}")).getFirst();

    assertThat(mayStart(rule, 1, now)).isTrue();
    assertThat(mayStart(rule, 2, now)).isTrue();
    assertThat(mayStart(rule, 3, now)).isFalse();
    assertThat(table.said)
        .containsExactly("r disabled: Expected at most 2 starts in a minute, but there were more");
    assertThat(rules.matching(Events.insert("samples", "{}"))).isEmpty();

    table.items.add(rule("r", "samples"));
    rules.refresh();
    assertThat(rules.matching(Events.insert("samples", "{}"))).isEmpty();

    rules.on(change("r", "samples", "ENABLED"));
    assertThat(mayStart(rule, 4, now)).isTrue();
  }

  @Test
  void countsEachMinuteAnew() {
    rules.on(change("r", "samples", "ENABLED"));
    var rule = rules.matching(Events.insert("samples", "{}")).getFirst();

    for (int event = 0; event < 100; event++) {
      assertThat(mayStart(rule, event, now.plusSeconds(30L * event))).isTrue();
    }
  }

  @Test
  void countsAChangeOnceHoweverOftenItIsDelivered() {
    rules.on(change("r", "samples", "ENABLED"));
    var rule = rules.matching(Events.insert("samples", "{}")).getFirst();

    for (int delivery = 0; delivery < 100; delivery++) {
      assertThat(mayStart(rule, 1, now)).isTrue();
      assertThat(mayStart(rule, 2, now)).isTrue();
    }
    assertThat(mayStart(rule, 3, now)).isFalse();
  }

  @Test
  void neverLimitsThePlatformsOwnRules() {
    var rule = RuleJson.platformRules().getFirst();

    for (int i = 0; i < 10; i++) {
      assertThat(mayStart(rule, i, now)).isTrue();
    }
  }

  @Test
  void keepsAChangeThatArrivesWhileItReads() {
    table.whileReading = () -> rules.on(change("r", "samples", "ENABLED"));

    rules.refresh();

    assertThat(rules.matching(Events.insert("samples", "{}"))).hasSize(1);
  }

  private boolean mayStart(Rule rule, int event, Instant committed) {
    return rules.mayStart(
        rule,
        rule.targets().getFirst(),
        new ChangeEvent(
            "event " + event,
            "samples",
            ChangeEvent.Kind.INSERT,
            List.of(),
            committed,
            Map.of(),
            "{}",
            new EventReference("table.samples.1", 0, event)));
  }

  private static Map<String, @Nullable Object> rule(String name, String about) {
    return RuleJson.object(
        "{\"name\":\"%s\",\"state\":\"ENABLED\",\"pattern\":{\"table\":[\"%s\"]},\"targets\":%s}"
            .formatted(name, about, TARGETS));
  }

  private static ChangeEvent change(String name, String about, @Nullable String state) {
    var image =
        """
        {"name":{"S":"%s"},%s"pattern":{"M":{"table":{"L":[{"S":"%s"}]}}},"targets":%s}"""
            .formatted(
                name,
                state == null ? "" : "\"state\":{\"S\":\"" + state + "\"},",
                about,
                TYPED_TARGETS);
    return Events.event(
        "rules", "INSERT", "[]", "{\"name\":{\"S\":\"" + name + "\"}}", null, image);
  }

  /** Remembers what is said about rules. */
  private static final class FakeTable implements RuleTable {

    private final List<Map<String, @Nullable Object>> items = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Runnable whileReading = () -> {};
    private boolean refusing;

    @Override
    public List<Map<String, @Nullable Object>> enabled() {
      whileReading.run();
      var copy = new ArrayList<Map<String, @Nullable Object>>();
      items.forEach(item -> copy.add(new HashMap<>(item)));
      return copy;
    }

    @Override
    public void accept(Map<String, @Nullable Object> item) {
      if (refusing) {
        throw new ItemsRefusedException("ValidationException", "Item size has exceeded 400 KB");
      }
      said.add(item.get("name") + " accepted");
    }

    @Override
    public void refuse(Map<String, @Nullable Object> item, List<RuleProblem> problems) {
      said.add(item.get("name") + " refused " + problems.stream().map(RuleProblem::path).toList());
    }

    @Override
    public void disable(String name, String reason) {
      said.add(name + " disabled: " + reason);
    }
  }
}
