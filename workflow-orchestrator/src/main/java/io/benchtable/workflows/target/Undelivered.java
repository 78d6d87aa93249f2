package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.rule.RuleJson;
import java.util.Map;
import java.util.Optional;

/**
 * An event that a target did not take.
 *
 * @param event the event as JSON text, or a reference to it when it is large
 * @param reference where the event lies; empty if only the text is known
 * @param causeDepth the event's
 */
public record Undelivered(
    String rule,
    String target,
    String eventId,
    String table,
    int causeDepth,
    String event,
    Optional<String> reference) {

  /** In place of a rule, where an event did not get as far as that. */
  public static final String ROUTER = "benchtable-router";

  /** In place of a target, where an event could not even be read. */
  public static final String READ = "read";

  /** What is kept of a delivery. */
  public static Undelivered of(Delivery delivery) {
    return of(delivery.rule().name(), delivery.target().id(), delivery.event());
  }

  /** What is kept of an event that no pattern could be held against. */
  static Undelivered unmatched(ChangeEvent event) {
    return of(ROUTER, "match", event);
  }

  /** What is kept of a record that is no event: its place, which also tells it from others. */
  static Undelivered unreadable(EventReference at) {
    var place = at.topic() + "/" + at.partition() + "/" + at.offset();
    var reference = reference(at);
    return new Undelivered(
        ROUTER, READ, place, table(at.topic()), 0, reference, Optional.of(reference));
  }

  /** Topics are called {@code table.<name>.<n>}. */
  private static String table(String topic) {
    int begin = topic.indexOf('.') + 1;
    int end = topic.lastIndexOf('.');
    return begin < end ? topic.substring(begin, end) : topic;
  }

  private static Undelivered of(String rule, String target, ChangeEvent event) {
    return new Undelivered(
        rule,
        target,
        event.id(),
        event.table(),
        event.causeDepth(),
        passedOn(event),
        Optional.of(reference(event.reference())));
  }

  /** The same with no more of the event than where it lies; empty if that is not known. */
  public Optional<Undelivered> small() {
    return reference.map(
        at -> new Undelivered(rule, target, eventId, table, causeDepth, at, reference));
  }

  private static String passedOn(ChangeEvent event) {
    return event.isLarge() ? reference(event.reference()) : event.json();
  }

  private static String reference(EventReference at) {
    return RuleJson.write(
        Map.of(
            "reference",
            Map.of("topic", at.topic(), "partition", at.partition(), "offset", at.offset())));
  }
}
