package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReportTests {

  @Test
  void saysAProblemOnceThatIsAlsoTheMessage() {
    assertThat(
            Report.problems(
                Tables.JSON.readTree(
                    """
                    {"message": "spec.name: expected a text, but it is 7",
                     "errors": [
                       {"path": "spec.name", "value": 7, "expected": "a text"},
                       {"path": "spec.pipeline", "expected": "steps"}]}
                    """)))
        .containsExactly(
            "spec.name: expected a text, but it is 7",
            "spec.pipeline: expected steps, but it is missing");
  }

  @Test
  void addsWhatTheErrorsDoNotSay() {
    assertThat(
            Report.problems(
                Tables.JSON.readTree("{\"message\": \"None of 2 configurations completed\"}")))
        .containsExactly("None of 2 configurations completed");
  }

  @Test
  void saysCodesInWordsAndOnHowManyRunsAVerdictRests() {
    String results =
        """
        [{"configurationId": "aligner=bowtie2,threads=2", "status": "COMPLETE", "n": 3,
          "time": {"verdict": "TOO_FEW_RUNS"}},
         {"configurationId": "k=2", "status": "COMPLETE", "n": 9,
          "time": {"verdict": "NOT_COMPARED"}},
         {"configurationId": "k=3", "status": "FAILED", "reason": "OUT_OF_MEMORY",
          "message": "step count needed more than 256 MiB"}]
        """;
    assertThat(report(results))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.endsWith("too few runs (n = 3)"))
        .anyMatch(line -> line.endsWith("not compared"))
        .contains("k=3 failed: out of memory (step count needed more than 256 MiB)");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 120})
  void figuresFitTheTerminalBelowALongName(int length) {
    String name = "x".repeat(length);
    String result =
        """
        {"configurationId": "%s", "status": "COMPLETE", "n": 10, "baseline": %s,
         "wallSeconds": {"median": "1.284", "low": "1.271", "high": "1.302"},
         "cpuSeconds": {"median": "1.1"}, "peakMemoryBytes": {"median": 117440512},
         "costPerRun": {"median": "0.0000041", "currency": "USD"},
         "time": {"verdict": "INCONCLUSIVE"}}
        """;
    List<String> lines =
        report("[" + result.formatted(name, false) + "," + result.formatted("k=1", true) + "]");
    assertThat(lines)
        .filteredOn(line -> !line.equals(name))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.contains("1.284 s [1.271, 1.302]"))
        .anyMatch(line -> line.endsWith("inconclusive"));
    assertThat(lines).anyMatch(line -> line.startsWith(name));
  }

  @Test
  void saysWhatIntervalsHoldAndWhatIsOnTheFrontier() {
    String benchmark =
        """
        {"verdict": {
           "level": {"confidence": "0.983333", "error": "0.05", "comparisons": 3},
           "frontier": {"configurations": ["k=2", "k=1", "k=3"], "knee": "k=1"}}}
        """;
    String results =
        """
        [{"configurationId": "k=1", "status": "COMPLETE", "n": 10,
          "wallSeconds": {"median": "1.2", "spread": "0.021", "outliers": ["b-0007"]},
          "frontier": {"on": true, "knee": true, "probability": "0.998"},
          "time": {"verdict": "INCONCLUSIVE"}},
         {"configurationId": "k=2", "status": "FAILED", "reason": "TIMED_OUT",
          "time": {"verdict": "INFEASIBLE", "note": "timed out"}}]
        """;
    assertThat(report(benchmark, results, 80))
        .contains(
            "Verdicts: ratios with 98.33 % intervals, as 3 comparisons share 5 %.",
            "Frontier of time and cost: k=2; k=1; k=3 (knee: k=1).",
            "Outliers, kept: 1 of k=1.",
            "k=2 failed: timed out")
        .anyMatch(line -> line.endsWith(" infeasible"))
        .noneMatch(line -> line.contains("spread"));
    assertThat(report(benchmark, results, 120))
        .anyMatch(line -> line.contains(" spread  frontier  verdict"))
        .anyMatch(line -> line.contains(" 2.1 %    > 99 %  inconclusive"));
  }

  @Test
  void saysWhatWasStoppedUntilTheVerdictDoes() {
    String item =
        """
        {"stopped": [{"configurationId": "k=3", "reason": "PRECISE", "blocks": 11, "words": "all known"}],
         "stopping": {"mostRuns": 40, "ended": {"words": "the time is spent"}},
         "progress": {"runs": 12}}
        """;
    JsonNode benchmark = Tables.JSON.readTree(item);
    assertThat(Report.of(benchmark, List.of(), terminal(80)))
        .containsExactly(
            "k=3 was stopped after 11 blocks: precise enough (all known).",
            "No further block: the time is spent.");
    assertThat(Stops.mostRuns(benchmark)).isEqualTo(40);
    ((ObjectNode) benchmark).putObject("verdict").putArray("sentences").add("Said.");
    ((ObjectNode) benchmark.path("progress")).put("endedAt", "2026-11-23T10:16:29.900Z");
    assertThat(Report.of(benchmark, List.of(), terminal(80))).containsExactly("Said.");
    assertThat(Stops.mostRuns(benchmark)).isEqualTo(12);
  }

  private static List<String> report(String results) {
    return report("{}", results, 80);
  }

  private static List<String> report(String benchmark, String results, int width) {
    List<JsonNode> all = new ArrayList<>();
    Tables.JSON.readTree(results).forEach(all::add);
    return Report.of(Tables.JSON.readTree(benchmark), all, terminal(width));
  }

  private static Terminal terminal(int width) {
    return new Terminal(
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()),
        false,
        false,
        width);
  }
}
