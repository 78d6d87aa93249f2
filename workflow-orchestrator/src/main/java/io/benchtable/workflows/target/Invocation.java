package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEventJson;
import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function as it was signed: all that decides about its output.
 *
 * @param id derived from rule, target and event
 * @param eventTime when the change was committed
 * @param causeDepth the event's
 * @param putTo the table for the output, if it is put at all
 * @param event the event as JSON text, or a reference to it when it is large
 */
record Invocation(
    String id,
    String rule,
    String target,
    String eventId,
    Instant eventTime,
    String table,
    int causeDepth,
    @Nullable String putTo,
    String event) {

  static final String ACTIVITY = "InvokeFunction";
  private static final String REFUSED = "REFUSED";

  /** The request to a worker that calls a function for a delivery. */
  static SignedRequest sign(Delivery delivery, Target.Function function, Signer signer) {
    var event = delivery.event();
    var cause = new LinkedHashMap<String, @Nullable Object>();
    cause.put("eventId", event.id());
    cause.put("eventTime", event.time().toString());
    cause.put("table", event.table());
    cause.put("causeDepth", event.causeDepth());
    cause.put("putTo", function.putTo().orElse(null));
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("functionId", delivery.id());
    body.put("rule", delivery.rule().name());
    body.put("target", function.id());
    body.put("command", function.command());
    body.put("timeoutSeconds", seconds(function));
    body.put("event", ChangeEventJson.compact(event));
    body.put("delivery", cause);
    return signer.sign(ACTIVITY, body);
  }

  static long seconds(Target.Function function) {
    return Math.max(1, (function.timeout().toMillis() + 999) / 1000);
  }

  /**
   * Reads a call that this platform signed.
   *
   * @throws DeliveryFailed if somebody else did
   */
  static Invocation of(SignedRequest request, Signer signer) {
    if (!signer.isSigned(ACTIVITY, request)) {
      throw new DeliveryFailed(
          REFUSED, "Expected a call signed with the platform's job key, but it is not");
    }
    var body = RuleJson.object(request.body());
    var cause = body.get("delivery") instanceof Map<?, ?> map ? map : Map.of();
    return new Invocation(
        text(body, "functionId"),
        text(body, "rule"),
        text(body, "target"),
        text(cause, "eventId"),
        Instant.parse(text(cause, "eventTime")),
        text(cause, "table"),
        new BigDecimal(String.valueOf(cause.get("causeDepth"))).intValueExact(),
        cause.get("putTo") instanceof String table ? table : null,
        kept(text(body, "event")));
  }

  /**
   * What the function printed.
   *
   * @throws DeliveryFailed if it is not a worker's answer to this very call
   */
  @Nullable String output(FunctionResult result, Signer signer) {
    if (!signer.isFunctionResult(id, String.valueOf(result.output()), result.signature())) {
      throw new DeliveryFailed(
          REFUSED, "Expected an output that a worker signed for call " + id + ", but it is not");
    }
    return result.output();
  }

  /** A large event reaches a function without its images; its reference stands for all of it. */
  private static String kept(String event) {
    return RuleJson.object(event).get("reference") instanceof Map<?, ?> reference
        ? RuleJson.write(Map.of("reference", reference))
        : event;
  }

  private static String text(Map<?, ?> values, String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw new DeliveryFailed(
        REFUSED, "Expected text as " + name + " of a call, but it is " + values.get(name));
  }
}
