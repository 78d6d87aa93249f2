package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Lsn;
import org.jspecify.annotations.Nullable;

/** What the publisher says of itself; written by its thread and read by others. */
final class PublicationStatus {

  /**
   * A moment's status.
   *
   * @param detail why, in a sentence
   * @param epoch the number of the present epoch; 0 before the first
   * @param confirmed the position up to which the log was given free
   */
  record Report(PublicationState state, String detail, int epoch, Lsn confirmed) {}

  private volatile Report report =
      new Report(PublicationState.STARTING, "The publisher starts.", 0, Lsn.ZERO);
  private volatile @Nullable SlotLag lag;
  private volatile @Nullable String blindness;

  Report report() {
    return report;
  }

  void is(PublicationState state, String detail) {
    Report last = report;
    report = new Report(state, detail, last.epoch(), last.confirmed());
  }

  void publishes(int epoch, Lsn confirmed, String detail) {
    report = new Report(PublicationState.PUBLISHING, detail, epoch, confirmed);
  }

  void confirmed(Lsn confirmed) {
    Report last = report;
    report = new Report(last.state(), last.detail(), last.epoch(), confirmed);
  }

  /** How far the slot is behind, when it was last measured. */
  @Nullable SlotLag lag() {
    return lag;
  }

  void measured(@Nullable SlotLag measured) {
    lag = measured;
    blindness = null;
  }

  /** Why the slot could not be measured the last time; null if it could. */
  @Nullable String blindness() {
    return blindness;
  }

  void notMeasured(String why) {
    lag = null;
    blindness = why;
  }
}
