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

  private static List<String> report(String results) {
    List<JsonNode> all = new ArrayList<>();
    Tables.JSON.readTree(results).forEach(all::add);
    Terminal terminal =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            false,
            80);
    return Report.of(Tables.JSON.createObjectNode(), all, terminal);
  }
}
