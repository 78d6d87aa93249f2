package io.benchtable.tables.catalogue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table's items expire, and by which attribute.
 *
 * @param attribute null while none is used
 * @param changedAt when a user switched it last; null if nobody ever did
 */
public record TimeToLive(Status status, @Nullable String attribute, @Nullable Instant changedAt) {

  /** How it is with tables that were just made. */
  public static final TimeToLive NONE = new TimeToLive(Status.DISABLED, null, null);

  /** What is done about items that expire. */
  public enum Status {
    /** Wanted; the index that finds expired items is being made. */
    ENABLING,
    /** Expired items are deleted. */
    ENABLED,
    /** Not wanted any more; nothing is deleted, and the index is being dropped. */
    DISABLING,
    /** Items stay. */
    DISABLED
  }

  /** Whether expired items are deleted, now or soon. */
  public boolean isWanted() {
    return status == Status.ENABLING || status == Status.ENABLED;
  }

  /** Whether items expire by this attribute, now or soon. */
  public boolean isWantedBy(String name) {
    return isWanted() && name.equals(attribute);
  }

  /** Switches it on, where it is off. */
  public TimeToLive enabled(String name, Instant now, Duration between) {
    if (isWanted()) {
      throw isWantedBy(name)
          ? RequestRefused.invalid("TimeToLive is already enabled")
          : otherAttribute();
    }
    checkInterval(now, between);
    return new TimeToLive(Status.ENABLING, name, now);
  }

  /** Switches it off, where it is on by this attribute. */
  public TimeToLive disabled(String name, Instant now, Duration between) {
    if (!isWanted()) {
      throw RequestRefused.invalid("TimeToLive is already disabled");
    }
    if (!isWantedBy(name)) {
      throw otherAttribute();
    }
    checkInterval(now, between);
    return new TimeToLive(Status.DISABLING, attribute, now);
  }

  /** Makes it so that items expire by this attribute, or by none, however it was before. */
  public TimeToLive made(@Nullable String name, Instant now, Duration between) {
    if (name == null ? !isWanted() : isWantedBy(name)) {
      return this;
    }
    checkInterval(now, between);
    return name == null
        ? new TimeToLive(Status.DISABLING, attribute, now)
        : new TimeToLive(Status.ENABLING, name, now);
  }

  /** What it becomes when the index is as it is to be. */
  public TimeToLive settled() {
    return switch (status) {
      case ENABLING -> new TimeToLive(Status.ENABLED, attribute, changedAt);
      case DISABLING -> new TimeToLive(Status.DISABLED, null, changedAt);
      case ENABLED, DISABLED -> this;
    };
  }

  private RequestRefused otherAttribute() {
    return RequestRefused.invalid(
        "TimeToLive is active on a different AttributeName: current AttributeName is " + attribute);
  }

  private void checkInterval(Instant now, Duration between) {
    if (changedAt != null && now.isBefore(changedAt.plus(between))) {
      throw RequestRefused.invalid(
          "Time to live has been modified multiple times within a fixed interval");
    }
  }
}
