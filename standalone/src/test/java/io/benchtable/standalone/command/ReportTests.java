package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import org.junit.jupiter.api.Test;

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
}
