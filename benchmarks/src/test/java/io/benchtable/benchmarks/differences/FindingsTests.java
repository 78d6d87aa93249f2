package io.benchtable.benchmarks.differences;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class FindingsTests {

  private static final Answer LONG = refusal("Too long");
  private static final Answer DEEP = refusal("Too deep");

  private Findings findings;

  private static Answer refusal(String text) {
    return new Answer(
        400,
        Tables.JSON.createObjectNode().put("__type", "x#ValidationException").put("message", text));
  }

  private static Answer batch(String text) {
    ObjectNode answer = Tables.JSON.createObjectNode();
    answer.putArray("Responses").addObject().putObject("Error").put("Message", text);
    return new Answer(200, answer);
  }

  private void look(Answer ours, Answer theirs) {
    Request request = new Request("PutItem", "{}");
    findings.look("test", List.of(request), new Exchange(request, ours, theirs, true));
  }

  @BeforeEach
  void settleTheOrderOnly(@TempDir Path folder) throws Exception {
    findings =
        new Findings(
            Settled.read(
                Files.writeString(
                    folder.resolve("settled"),
                    "== Any order.\nright: unsaid\npage: none\nplace: order\n")));
  }

  @Test
  void areOneOfEachKind() {
    look(LONG, DEEP);
    look(LONG, DEEP);
    assertThat(findings.requests()).isEqualTo(2);
    assertThat(findings.unsettled()).hasSize(1);
  }

  @Test
  void areOnlyOfAnOrderWhereBothTellOfBothElsewhere() {
    look(LONG, DEEP);
    look(LONG, LONG);
    assertThat(findings.unsettled()).hasSize(1);
    look(DEEP, DEEP);
    assertThat(findings.unsettled()).isEmpty();
  }

  @Test
  void areAllFaultsOfTheServiceWhateverIsSettledAndWhateverThePeerSays() {
    Answer fault = new Answer(500, LONG.body());
    look(fault, fault);
    assertThat(findings.unsettled()).hasSize(1);
    ObjectNode inside = Tables.JSON.createObjectNode();
    inside.putArray("Responses").addObject().putObject("Error").put("Code", "InternalServerError");
    look(new Answer(200, inside), new Answer(200, inside));
    assertThat(findings.unsettled()).hasSize(2);
  }

  @Test
  void areOfAnOrderInsideOfABatchAsWell() {
    look(batch("Too long"), batch("Too deep"));
    look(batch("Too long"), batch("Too long"));
    assertThat(findings.unsettled()).hasSize(1);
    look(DEEP, DEEP);
    assertThat(findings.unsettled()).isEmpty();
  }
}
