package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.TableDefinition;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Temporal lets anybody on the host in: what the platform did not sign has no effect. */
class TargetActivitiesTests {

  private static final Signer OURS = new Signer("ours");
  private static final Signer THEIRS = new Signer("theirs");
  private static final String OUTPUT = "{\"benchmarkId\":\"b\",\"spec\":{}}";
  private static final Target.Function FUNCTION =
      new Target.Function(
          "f", List.of("true"), Duration.ofSeconds(1), "default", Optional.of("benchmarks"));
  private static final Delivery DELIVERY =
      new Delivery(
          new Rule("r", "{}", List.of(FUNCTION), false), FUNCTION, Events.insert("samples", "{}"));

  private final InMemoryItems items = new InMemoryItems();
  private final SaidEvents letters = new SaidEvents();
  private final TargetActivities activities =
      new TargetActivitiesImpl(new ItemPuts(items), letters, OURS);

  @BeforeEach
  void table() {
    items.ensure(new TableDefinition("benchmarks", "benchmarkId", Optional.empty(), List.of()));
  }

  @Test
  void putsAnOutputThatAWorkerSigned() {
    activities.finish(call(OURS), result(signature(OURS, DELIVERY.id(), OUTPUT)));

    assertThat(items.all("benchmarks"))
        .singleElement()
        .satisfies(item -> assertThat(item).containsEntry("causeRule", "r"));
    assertThat(letters.said()).containsExactly("r f delivered");
  }

  @Test
  void refusesACallThatSomebodyElseMade() {
    refused(call(THEIRS), result(signature(OURS, DELIVERY.id(), OUTPUT)));
    var ours = call(OURS);
    var redirected = ours.body().replace("benchmarks", "rules");
    refused(
        new SignedRequest(redirected, ours.signature()),
        result(signature(OURS, DELIVERY.id(), OUTPUT)));
  }

  @Test
  void refusesAnOutputThatSomebodyElseGave() {
    refused(call(OURS), result(null));
    refused(call(OURS), result(signature(THEIRS, DELIVERY.id(), OUTPUT)));
    refused(call(OURS), result(signature(OURS, "another call", OUTPUT)));
    refused(call(OURS), result(signature(OURS, DELIVERY.id(), "{}")));
  }

  @Test
  void keepsNoEventOfACallThatSomebodyElseMade() {
    assertThatThrownBy(() -> activities.fail(call(THEIRS), "FUNCTION_FAILED", "no genome"))
        .isInstanceOf(ApplicationFailure.class);
    assertThat(letters.said()).isEmpty();

    activities.fail(call(OURS), "FUNCTION_FAILED", "no genome");
    assertThat(letters.said()).containsExactly("r f failed no genome");
  }

  private void refused(SignedRequest call, FunctionResult result) {
    assertThatThrownBy(() -> activities.finish(call, result))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("REFUSED");
              assertThat(failure.isNonRetryable()).isTrue();
            });
    assertThat(items.all("benchmarks")).isEmpty();
  }

  private static SignedRequest call(Signer signer) {
    return Invocation.sign(DELIVERY, FUNCTION, signer);
  }

  private static FunctionResult result(@Nullable String signature) {
    return new FunctionResult("SUCCEEDED", OUTPUT, null, null, 0, "", signature);
  }

  private static String signature(Signer signer, String id, String output) {
    return signer.signText("FunctionResult", id + "\n" + output).signature();
  }
}
