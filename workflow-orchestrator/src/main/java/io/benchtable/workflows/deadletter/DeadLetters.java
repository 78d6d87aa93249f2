package io.benchtable.workflows.deadletter;

import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.TableDefinition;
import io.benchtable.workflows.target.DeliveryFailed;
import io.benchtable.workflows.target.Undelivered;
import io.benchtable.workflows.target.UndeliveredEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table {@code dead-letters}: what could not be delivered, and why. */
final class DeadLetters implements UndeliveredEvents {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  static final TableDefinition TABLE =
      new TableDefinition(
          "dead-letters",
          "rule",
          Optional.of(DeadLetterItem.SORT_KEY),
          List.of(new TableDefinition.Index("by-state", "state", "nextAttemptAt")));

  private final Items items;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final DoubleSupplier random;
  private final MeterRegistry meters;

  DeadLetters(
      Items items,
      RetryPolicy policy,
      InstantSource clock,
      DoubleSupplier random,
      MeterRegistry meters) {
    this.items = items;
    this.policy = policy;
    this.clock = clock;
    this.random = random;
    this.meters = meters;
  }

  @Override
  public void failed(Undelivered event, DeliveryFailed why) {
    if (!isAboutLetters(event, why)) {
      var now = clock.instant();
      keep(
          event,
          kept ->
              find(kept)
                  .orElseGet(() -> first(kept, why, now))
                  .failedAgain(why.code(), why.reason(), now, policy, random.getAsDouble()));
    }
  }

  @Override
  public void parked(Undelivered event, DeliveryFailed why) {
    if (!isAboutLetters(event, why)) {
      var now = clock.instant();
      keep(
          event,
          kept ->
              find(kept)
                  .orElseGet(() -> first(kept, why, now))
                  .parked(why.code(), why.reason(), now));
    }
  }

  /** A letter that is too large for an item has the event's place instead of the event. */
  private void keep(Undelivered event, Function<Undelivered, DeadLetter> letter) {
    try {
      save(letter.apply(event));
    } catch (ItemsRefusedException e) {
      var small =
          event.small().filter(other -> !other.event().equals(event.event())).orElseThrow(() -> e);
      log.warn("Event {} is kept by its place alone: {}", event.eventId(), e.getMessage());
      save(letter.apply(small));
    }
  }

  @Override
  public void underWay(Undelivered event) {
    var why = new DeliveryFailed("UNDER_WAY", "Expected an end, but there was none so far");
    if (!event.table().equals(TABLE.name()) && find(event).isEmpty()) {
      var now = clock.instant();
      keep(event, kept -> first(kept, why, now).takenUntil(now.plus(RetryLoop.LEASE)));
    }
  }

  @Override
  public void delivered(String rule, String target, String eventId) {
    items.delete(TABLE.name(), DeadLetterItem.key(rule, eventId, target), List.of());
  }

  /** Letters whose time has come, earliest first; about this many. */
  List<DeadLetter> due(int most) {
    var query =
        ItemQuery.of(TABLE.name(), "state", DeadLetter.State.RETRYING.name())
            .through("by-state")
            .atMost("nextAttemptAt", DeadLetterItem.time(clock.instant()))
            .limit(most);
    var due = new ArrayList<DeadLetter>();
    while (true) {
      var page = items.query(query);
      page.items().stream().flatMap(DeadLetters::readable).forEach(due::add);
      if (due.size() >= most || page.next().isEmpty()) {
        return due;
      }
      query = query.after(page.next());
    }
  }

  /** A letter that somebody edited into something else is left alone. */
  private static Stream<DeadLetter> readable(Map<String, @Nullable Object> item) {
    try {
      return Stream.of(DeadLetterItem.letter(item));
    } catch (IllegalArgumentException | DateTimeException e) {
      log.warn("A dead letter of rule {} is unreadable: {}", item.get("rule"), e.getMessage());
      return Stream.empty();
    }
  }

  /** Takes a letter until a time, so that nobody else tries it; whether that succeeded. */
  boolean take(DeadLetter letter, Instant until) {
    var taken = letter.redriven(clock.instant()).takenUntil(until);
    return items.update(
        TABLE.name(),
        DeadLetterItem.key(letter.rule(), letter.eventId(), letter.target()),
        ItemUpdate.update()
            .set("nextAttemptAt", DeadLetterItem.time(until))
            .set("attempts", taken.attempts())
            .set("firstFailedAt", DeadLetterItem.time(taken.firstFailedAt()))
            .set("exhausted", taken.exhausted())
            .when(
                new Condition.Is("state", DeadLetter.State.RETRYING.name()),
                new Condition.Is("nextAttemptAt", DeadLetterItem.time(letter.nextAttemptAt()))));
  }

  /** Puts a letter aside for good. */
  void park(DeadLetter letter, String why, String message) {
    save(letter.parked(why, message, clock.instant()));
  }

  void delivered(DeadLetter letter) {
    delivered(letter.rule(), letter.target(), letter.eventId());
  }

  private Optional<DeadLetter> find(Undelivered event) {
    return items
        .get(TABLE.name(), DeadLetterItem.key(event.rule(), event.eventId(), event.target()))
        .map(DeadLetterItem::letter);
  }

  private void save(DeadLetter letter) {
    items.put(TABLE.name(), DeadLetterItem.item(letter));
    meters.counter("benchtable.router.dead.letters", "state", letter.state().name()).increment();
    if (letter.state() == DeadLetter.State.PARKED) {
      log.warn(
          "Event {} is parked for target {} of rule {}: {}",
          letter.eventId(),
          letter.target(),
          letter.rule(),
          letter.message());
    }
  }

  /** A change of a dead letter does not become a dead letter: that would not end. */
  private boolean isAboutLetters(Undelivered event, DeliveryFailed why) {
    boolean about = event.table().equals(TABLE.name());
    if (about) {
      log.error(
          "Event {} of table {} is given up for target {} of rule {}: {}",
          event.eventId(),
          event.table(),
          event.target(),
          event.rule(),
          why.reason());
      meters.counter("benchtable.router.dead.letters", "state", "GIVEN_UP").increment();
    }
    return about;
  }

  private static DeadLetter first(Undelivered event, DeliveryFailed why, Instant now) {
    return new DeadLetter(
        event.rule(),
        event.eventId(),
        event.target(),
        DeadLetter.State.RETRYING,
        0,
        now,
        now,
        now,
        why.code(),
        why.reason(),
        null,
        event.table(),
        event.event(),
        event.causeDepth());
  }
}
