package io.benchtable.workflows.target;

import io.benchtable.workflows.rule.RuleJson;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a target's workflow does to tables. */
final class TargetActivitiesImpl implements TargetActivities {

  private static final int LONGEST_QUOTE = 200;

  private final ItemPuts puts;
  private final UndeliveredEvents undelivered;

  TargetActivitiesImpl(ItemPuts puts, UndeliveredEvents undelivered) {
    this.puts = puts;
    this.undelivered = undelivered;
  }

  /** A failure that trying again may mend is thrown as it is; others end the call. */
  @Override
  public void finish(TargetRequest request, @Nullable String output) {
    var table = request.putTo();
    if (table != null) {
      try {
        var item = item(output);
        if (item.isPresent()) {
          put(request, table, item.get());
        }
      } catch (DeliveryFailed e) {
        if (e.code().equals("ITEMS_UNAVAILABLE")) {
          throw e;
        }
        throw ApplicationFailure.newNonRetryableFailure(e.reason(), e.code());
      }
    }
    undelivered.delivered(request.rule(), request.target(), request.eventId());
  }

  @Override
  public void fail(TargetRequest request, String code, String message) {
    undelivered.failed(
        new Undelivered(
            request.rule(),
            request.target(),
            request.eventId(),
            request.table(),
            request.causeDepth(),
            event(request)),
        new DeliveryFailed(code, message));
  }

  private void put(TargetRequest request, String table, Map<String, @Nullable Object> item) {
    puts.put(
        table,
        item,
        new ItemPuts.Cause(
            request.id(),
            request.rule(),
            request.eventId(),
            Instant.parse(request.eventTime()),
            request.causeDepth() + 1));
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
              + (text.isEmpty() ? "empty" : text.substring(0, Math.min(LONGEST_QUOTE, text.length()))));
    }
  }

  private static String event(TargetRequest request) {
    return request.largeEvent() != null
        ? request.largeEvent()
        : String.valueOf(RuleJson.object(request.invocation().body()).get("event"));
  }
}
