package io.benchtable.dashboard.item;

import java.util.Optional;

/**
 * Whether items expire, and when.
 *
 * @param status ENABLED, DISABLED, ENABLING or DISABLING
 * @param attribute the one that holds the time, in seconds since 1970
 */
public record TimeToLive(String status, Optional<String> attribute) {

  /** Items stay. */
  public static final TimeToLive OFF = new TimeToLive("DISABLED", Optional.empty());

  /** Whether items expire, or soon will. */
  public boolean on() {
    return status.startsWith("ENABL");
  }
}
