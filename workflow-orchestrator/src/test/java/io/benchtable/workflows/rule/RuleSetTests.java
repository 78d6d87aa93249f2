package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleSetTests {

  private static final String ID = "{\"benchmarkId\":{\"S\":\"b1\"}}";

  private final RuleSet platform = new RuleSet(RuleJson.platformRules());

  @Test
  void matchesEventsWithNamesThatNoPatternCanHave() {
    var item = image("\"spec\":{\"M\":{\"%s\":{\"N\":\"1\"}}}".formatted("n".repeat(65_535)));

    assertThat(matching("INSERT", "[]", null, item)).containsExactly("benchtable-start");
  }

  @Test
  void startsABenchmarkThatIsInserted() {
    assertThat(matching("INSERT", "[\"benchmarkId\",\"spec\"]", null, image("\"spec\":{\"M\":{}}")))
        .containsExactly("benchtable-start");
  }

  @Test
  void startsABenchmarkAgainOnlyFromAnEnd() {
    assertThat(matching("MODIFY", "[\"status\"]", status("FAILED"), status("WAITING")))
        .containsExactlyInAnyOrder("benchtable-retry", "benchtable-guard");
    assertThat(matching("MODIFY", "[\"status\"]", status("RUNNING"), status("WAITING")))
        .containsExactly("benchtable-guard");
    assertThat(matching("MODIFY", "[\"totals\"]", status("FAILED"), status("FAILED"))).isEmpty();
  }

  @Test
  void cancelsWhatIsAskedToBeCancelled() {
    var asked = image("\"cancelRequested\":{\"BOOL\":true},\"attempt\":{\"N\":\"1\"}");

    assertThat(matching("MODIFY", "[\"cancelRequested\"]", status("RUNNING"), asked))
        .containsExactly("benchtable-cancel");
    assertThat(matching("MODIFY", "[\"progress\"]", asked, asked)).isEmpty();
  }

  @Test
  void cancelsAnUnfinishedBenchmarkThatIsDeleted() {
    assertThat(matching("REMOVE", "[]", status("RUNNING"), null))
        .containsExactly("benchtable-delete");
    assertThat(matching("REMOVE", "[]", image("\"spec\":{\"M\":{}}"), null))
        .containsExactly("benchtable-delete");
    assertThat(matching("REMOVE", "[]", status("COMPLETE"), null)).isEmpty();
  }

  @Test
  void guardsABenchmarkThatIsPutOver() {
    var put = image("\"spec\":{\"M\":{}}");

    assertThat(matching("MODIFY", "[\"attempt\",\"status\"]", status("RUNNING"), put))
        .containsExactly("benchtable-guard");
    assertThat(matching("MODIFY", "[\"spec\"]", status("RUNNING"), status("RUNNING")))
        .containsExactly("benchtable-guard");
    assertThat(matching("MODIFY", "[\"status\"]", status("RUNNING"), status("COMPLETE")))
        .containsExactly("benchtable-guard");
  }

  @Test
  void leavesOtherTablesAlone() {
    var event = Events.event("samples", "INSERT", "[]", ID, null, "{}");

    assertThat(platform.matching(event.json())).isEmpty();
  }

  @Test
  void matchesAlternatives() {
    var rule = rule("r", "{\"$or\":[{\"table\":[\"a\"]},{\"eventName\":[\"REMOVE\"]}]}");

    assertThat(new RuleSet(List.of(rule)).matching(Events.insert("a", "{}").json())).hasSize(1);
    assertThat(new RuleSet(List.of(rule)).matching(Events.insert("b", "{}").json())).isEmpty();
  }

  /** Patterns of lists of texts under the names a, b, c, beside the simplest model of them. */
  @Property(tries = 300)
  void agreesWithTheSimplestModel(
      @ForAll("patterns") List<Map<String, List<String>>> patterns,
      @ForAll("events") Map<String, List<String>> event) {
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < patterns.size(); i++) {
      rules.add(rule("r" + i, RuleJson.write(patterns.get(i))));
    }
    var expected =
        IntStream.range(0, patterns.size())
            .filter(
                i ->
                    patterns.get(i).entrySet().stream()
                        .allMatch(
                            field ->
                                event.getOrDefault(field.getKey(), List.of()).stream()
                                    .anyMatch(field.getValue()::contains)))
            .mapToObj(i -> "r" + i)
            .sorted()
            .toList();

    assertThat(new RuleSet(rules).matching(RuleJson.write(event)))
        .extracting(Rule::name)
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Map<String, List<String>>>> patterns() {
    return fields(1).list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<Map<String, List<String>>> events() {
    return fields(0);
  }

  private static Arbitrary<Map<String, List<String>>> fields(int least) {
    var values = Arbitraries.of("x", "y", "z", "").list().uniqueElements().ofMinSize(1);
    return Combinators.combine(Arbitraries.of("a", "b", "c"), values)
        .as(Map::entry)
        .list()
        .ofMinSize(least)
        .ofMaxSize(3)
        .uniqueElements(Map.Entry::getKey)
        .map(
            entries -> {
              var map = new java.util.TreeMap<String, List<String>>();
              entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
              return map;
            });
  }

  private List<String> matching(
      String name, String changed, @Nullable String before, @Nullable String after) {
    var event = Events.event("benchmarks", name, changed, ID, before, after);
    return platform.matching(event.json()).stream().map(Rule::name).toList();
  }

  private static String status(String status) {
    return image("\"status\":{\"S\":\"" + status + "\"},\"attempt\":{\"N\":\"1\"}");
  }

  private static String image(String attributes) {
    return "{\"benchmarkId\":{\"S\":\"b1\"}," + attributes + "}";
  }

  private static Rule rule(String name, String pattern) {
    return new Rule(name, pattern, List.of(), false);
  }
}
