package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Share;
import io.benchtable.dashboard.page.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long was spent in each status, in the order in which it happened. */
final class StatusTimes {

  private StatusTimes() {}

  /**
   * One stay in a status.
   *
   * @param start where it begins on the bar, in thousandths of the whole
   * @param width its part of the bar, in thousandths
   */
  record Stay(Status status, Moment at, String spent, String start, String width) {}

  /** Reads {@code transitions}; the last stay of something unfinished lasts until now. */
  static List<Stay> of(List<Item> transitions, Instant now) {
    List<Instant> times =
        transitions.stream().map(step -> step.instant("at")).flatMap(Optional::stream).toList();
    if (times.size() != transitions.size() || times.isEmpty()) {
      return List.of();
    }
    Status last = Status.of(transitions.getLast().text("status", ""));
    Instant end = last.ended() ? times.getLast() : later(now, times.getLast());
    Duration whole = Duration.between(times.getFirst(), end);
    List<Stay> stays = new ArrayList<>();
    for (int at = 0; at < times.size(); at++) {
      boolean isLast = at == times.size() - 1;
      Instant until = isLast ? end : times.get(at + 1);
      Duration spent = Duration.between(times.get(at), until);
      Status status = Status.of(transitions.get(at).text("status", ""));
      stays.add(
          new Stay(
              status,
              Moment.of(times.get(at)),
              isLast && last.ended() ? "" : Durations.text(spent),
              Share.of(Duration.between(times.getFirst(), times.get(at)), whole),
              Share.of(spent, whole)));
    }
    return stays;
  }

  /** Since when something is in its status; empty where its transitions do not say so. */
  static Optional<Instant> since(Status status, List<Item> transitions) {
    return transitions.isEmpty()
        ? Optional.empty()
        : Optional.of(transitions.getLast())
            .filter(last -> Status.of(last.text("status", "")).equals(status))
            .flatMap(last -> last.instant("at"));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
