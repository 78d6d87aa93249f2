package io.benchtable.workflows.target;

import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a target's workflow does to tables. */
final class TargetActivitiesImpl implements TargetActivities {

  private static final int LONGEST_QUOTE = 200;

  private final ItemPuts puts;
  private final UndeliveredEvents undelivered;
  private final Signer signer;

  TargetActivitiesImpl(ItemPuts puts, UndeliveredEvents undelivered, Signer signer) {
    this.puts = puts;
    this.undelivered = undelivered;
    this.signer = signer;
  }

  /** A failure that trying again may mend is thrown as it is; others end the call. */
  @Override
  public void finish(SignedRequest request, FunctionResult result) {
    try {
      var invocation = Invocation.of(request, signer);
      var output = invocation.output(result, signer);
      var table = invocation.putTo();
      if (table != null) {
        item(output)
            .ifPresent(
                (Map<String, @Nullable Object> item) -> puts.put(table, item, cause(invocation)));
      }
      undelivered.delivered(invocation.rule(), invocation.target(), invocation.eventId());
    } catch (DeliveryFailed e) {
      throw lasting(e);
    }
  }

  @Override
  public void fail(SignedRequest request, String code, String message) {
    try {
      var call = Invocation.of(request, signer);
      undelivered.failed(
          new Undelivered(
              call.rule(),
              call.target(),
              call.eventId(),
              call.table(),
              call.causeDepth(),
              call.event(),
              Optional.empty()),
          new DeliveryFailed(code, message));
    } catch (DeliveryFailed e) {
      throw lasting(e);
    }
  }

  private static RuntimeException lasting(DeliveryFailed e) {
    return e.code().equals("ITEMS_UNAVAILABLE")
        ? e
        : ApplicationFailure.newNonRetryableFailure(e.reason(), e.code());
  }

  private static ItemPuts.Cause cause(Invocation invocation) {
    return new ItemPuts.Cause(
        invocation.id(),
        invocation.rule(),
        invocation.eventId(),
        invocation.eventTime(),
        invocation.causeDepth() + 1);
  }

  /** The output as an item; {@code null} as output means that there is nothing to put. */
  private static Optional<Map<String, @Nullable Object>> item(@Nullable String output) {
    var text = output == null ? "" : output.strip();
    try {
      return text.equals("null") ? Optional.empty() : Optional.of(RuleJson.object(text));
    } catch (JacksonException e) {
      throw new DeliveryFailed(
          "OUTPUT_NOT_JSON",
          "Expected a JSON object on standard output, but it is "
              + (text.isEmpty()
                  ? "empty"
                  : text.substring(0, Math.min(LONGEST_QUOTE, text.length()))));
    }
  }
}
