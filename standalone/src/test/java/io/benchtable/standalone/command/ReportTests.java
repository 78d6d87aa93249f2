package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    List<JsonNode> all = new ArrayList<>();
    Tables.JSON.readTree(results).forEach(all::add);
    Terminal terminal =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            false,
            80);
    assertThat(Report.of(Tables.JSON.createObjectNode(), all, terminal))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.endsWith("too few runs (n = 3)"))
        .anyMatch(line -> line.endsWith("not compared"))
        .contains("k=3 failed: out of memory (step count needed more than 256 MiB)");
  }
}
