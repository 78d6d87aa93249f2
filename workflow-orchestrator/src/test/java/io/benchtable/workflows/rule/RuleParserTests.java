package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleParserTests {

  @Test
  void readsTheContract() throws IOException {
    var rule = valid(Files.readString(Path.of("../contracts/04-rule-item.json")));

    assertThat(rule.name()).isEqualTo("benchmark-new-samples");
    assertThat(rule.targets().getFirst())
        .isEqualTo(
            new Target.Function(
                "describe",
                List.of("sh", "make-benchmark.sh"),
                Duration.ofSeconds(30),
                "default",
                Optional.of("benchmarks")));
    assertThat(rule.targets().get(1)).isInstanceOf(Target.PutItem.class);
    assertThat(rule.pattern()).contains("\"prefix\":\"genome\"");
  }

  @Test
  void takesAPatternAsText() {
    var rule =
        valid(
            """
            {"name":"r","pattern":"{\\"table\\":[\\"t\\"]}",
             "targets":[{"id":"a","function":{"command":["true"]}}]}""");

    assertThat(rule.pattern()).isEqualTo("{\"table\":[\"t\"]}");
  }

  @Test
  void saysEverythingThatIsWrong() {
    assertThat(
            problems(
                """
                {"name":"benchtable-x","pattern":{"table":"samples"},"targets":[
                  {"id":"a#b","function":{"command":[],"timeout":"soon","putTo":"x","color":1}},
                  {"id":"c","startBenchmark":{}},
                  {"id":"d","putItem":{"table":"notes","inputPaths":{"p":"a.b"},
                    "item":{"t":"<q>"}}},
                  7]}"""))
        .extracting(RuleProblem::path)
        .containsExactly(
            "name",
            "pattern",
            "targets[0].id",
            "targets[0].function.color",
            "targets[0].function.command",
            "targets[0].function.putTo",
            "targets[0].function.timeout",
            "targets[1]",
            "targets[2].putItem.inputPaths.p",
            "targets[2].putItem.item",
            "targets[3]");
  }

  @Test
  void saysWhatItExpected() {
    assertThat(problems("{\"name\":\"r\",\"pattern\":{\"table\":[\"t\"]}}"))
        .containsExactly(new RuleProblem("targets", "nothing", "a list of at least one target"));
  }

  @Test
  void refusesWildcardsThatAreTooComplex() {
    var wildcard = "a*".repeat(60);
    var wildcards =
        String.join(
            ",",
            IntStream.range(0, 30)
                .mapToObj(i -> "{\"wildcard\":\"*" + wildcard + i + "*b*a*\"}")
                .toList());

    assertThat(
            problems(
                "{\"name\":\"r\",\"pattern\":{\"table\":["
                    + wildcards
                    + "]},\"targets\":[{\"id\":\"a\",\"function\":{\"command\":[\"true\"]}}]}"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).contains("too complex"));
  }

  @Test
  void acceptsOrdinaryWildcards() {
    assertThat(
            valid(
                """
                {"name":"r","pattern":{"table":[{"wildcard":"sam*les-*"}]},
                 "targets":[{"id":"a","function":{"command":["true"]}}]}"""))
        .isNotNull();
  }

  @Test
  void readsThePlatformsOwnRules() {
    assertThat(RuleJson.platformRules())
        .hasSize(5)
        .allSatisfy(rule -> assertThat(rule.platform()).isTrue());
  }

  private static Rule valid(String json) {
    assertThat(RuleJson.parse(RuleJson.object(json))).isInstanceOf(RuleParser.Parsed.Valid.class);
    return RuleJson.parse(RuleJson.object(json)) instanceof RuleParser.Parsed.Valid(var rule)
        ? rule
        : RuleJson.platformRules().getFirst();
  }

  private static List<RuleProblem> problems(String json) {
    return RuleJson.parse(RuleJson.object(json)) instanceof RuleParser.Parsed.Invalid(var problems)
        ? problems
        : List.of();
  }
}
