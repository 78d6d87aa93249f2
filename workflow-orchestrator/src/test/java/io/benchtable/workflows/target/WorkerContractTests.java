package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What goes to workers and comes back, as Temporal's payload converter reads and writes it. */
class WorkerContractTests {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsTheResultOfAFunction() throws IOException {
    var contract = JSON.readTree(Path.of("../contracts/18-invoke-function.json").toFile());
    var result = JSON.treeToValue(contract.get("result"), FunctionResult.class);

    assertThat(result.failure()).isNull();
    assertThat(result.output()).isEqualTo("{\"spec\":{\"name\":\"sample s1\"}}");
    assertThat(contract.get("activity").asText()).isEqualTo(TargetWorkflowImpl.INVOKE);
  }

  @Test
  void saysWhyAFunctionFailed() {
    assertThat(new FunctionResult("FAILED", null, "EXIT_STATUS", null, 3, "no file\n").failure())
        .isEqualTo("Expected exit status 0, but it is 3: no file");
    assertThat(new FunctionResult("FAILED", null, "TIMED_OUT", "Expected an end", null, "").failure())
        .isEqualTo("Expected an end");
    assertThat(new FunctionResult("FAILED", null, "TIMED_OUT", null, null, null).failure())
        .isEqualTo("Expected SUCCEEDED, but it is FAILED TIMED_OUT");
  }
}
