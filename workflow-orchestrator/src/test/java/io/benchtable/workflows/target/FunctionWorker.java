package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers as the test wants, by the rule's name and the number of the call. */
final class FunctionWorker implements InvokeFunction {

  private final Signer signer = new Signer("golden-job-key-for-tests-only");
  private final Map<String, Function<Integer, FunctionResult>> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Map<String, String> events = new ConcurrentHashMap<>();

  void answer(String rule, Function<Integer, FunctionResult> answer) {
    answers.put(rule, answer);
  }

  int calls(String rule) {
    return calls.getOrDefault(rule, 0);
  }

  String event(String rule) {
    return events.getOrDefault(rule, "");
  }

  @Override
  public FunctionResult invoke(SignedRequest invocation) {
    assertThat(signer.isSigned("InvokeFunction", invocation)).isTrue();
    var body = RuleJson.object(invocation.body());
    var rule = String.valueOf(body.get("rule"));
    events.put(rule, String.valueOf(body.get("event")));
    var answer = answers.getOrDefault(rule, _ -> RouterFixture.failure(1, ""));
    return signed(
        String.valueOf(body.get("functionId")), answer.apply(calls.merge(rule, 1, Integer::sum)));
  }

  private FunctionResult signed(String functionId, FunctionResult result) {
    var text = functionId + "\n" + result.output();
    return new FunctionResult(
        result.status(),
        result.output(),
        result.reason(),
        result.message(),
        result.exitCode(),
        result.stderrTail(),
        signer.signText("FunctionResult", text).signature());
  }
}
