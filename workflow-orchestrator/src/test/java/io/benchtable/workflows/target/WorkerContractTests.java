package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    assertThat(contract.get("activity").asText()).isEqualTo(Invocation.ACTIVITY);
  }

  @Test
  void readsTheCallThatItSignedAndTheOutputThatAWorkerSigned() throws IOException {
    var contract = JSON.readTree(Path.of("../contracts/18-invoke-function.json").toFile());
    var result = JSON.treeToValue(contract.get("result"), FunctionResult.class);
    var signer = new Signer("golden-job-key-for-tests-only");
    var body = RuleJson.object(contract.get("request").toString());

    var call = Invocation.of(signer.sign(Invocation.ACTIVITY, body), signer);

    assertThat(call.output(result, signer)).isEqualTo(result.output());
    assertThat(call.putTo()).isEqualTo("benchmarks");
    assertThat(call.eventId()).isEqualTo("0001-00000000016B3748-000003");
    assertThat(call.eventTime()).isEqualTo("2026-11-23T10:15:30.123456Z");
  }

  @Test
  void signsTheCallThatTheContractShows() throws IOException {
    var contract = JSON.readTree(Path.of("../contracts/18-invoke-function.json").toFile());
    var function =
        new Target.Function(
            "t", List.of("true"), Duration.ofSeconds(1), "default", Optional.of("benchmarks"));
    var rule = new Rule("r", "{}", List.of(function), false);
    var delivery = new Delivery(rule, function, Events.insert("samples", "{}"));

    var body = JSON.readTree(Invocation.sign(delivery, function, new Signer("k")).body());

    assertThat(names(body)).isEqualTo(names(contract.get("request")));
    assertThat(names(body.get("delivery"))).isEqualTo(names(contract.at("/request/delivery")));
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void saysWhyAFunctionFailed() {
    assertThat(
            new FunctionResult("FAILED", null, "EXIT_STATUS", null, 3, "no file\n", null).failure())
        .isEqualTo("Expected exit status 0, but it is 3: no file");
    assertThat(
            new FunctionResult("FAILED", null, "TIMED_OUT", "Expected an end", null, "", null)
                .failure())
        .isEqualTo("Expected an end");
    assertThat(new FunctionResult("FAILED", null, "TIMED_OUT", null, null, null, null).failure())
        .isEqualTo("Expected SUCCEEDED, but it is FAILED TIMED_OUT");
  }
}
