package io.benchtable.dashboard.page;

import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark, run, job or table is at, with the icon and word that every page uses for it.
 */
public record Status(String word, String icon, boolean ended) {

  private static final Map<String, Status> KNOWN =
      Map.ofEntries(
          Map.entry("WAITING", new Status("waiting", "waiting", false)),
          Map.entry("PREPARING", new Status("preparing", "preparing", false)),
          Map.entry("READY", new Status("ready", "ready", false)),
          Map.entry("RUNNING", new Status("running", "running", false)),
          Map.entry("COMPLETE", new Status("complete", "complete", true)),
          Map.entry("FAILED", new Status("failed", "failed", true)),
          Map.entry("CANCELLED", new Status("cancelled", "cancelled", true)),
          Map.entry("INTERRUPTED", new Status("interrupted", "cancelled", true)),
          Map.entry("SUBMITTED", new Status("submitted", "waiting", false)),
          Map.entry("PENDING", new Status("pending", "waiting", false)),
          Map.entry("RUNNABLE", new Status("ready", "ready", false)),
          Map.entry("STARTING", new Status("starting", "preparing", false)),
          Map.entry("SUCCEEDED", new Status("complete", "complete", true)),
          Map.entry("ACTIVE", new Status("active", "complete", true)),
          Map.entry("AVAILABLE", new Status("available", "complete", true)),
          Map.entry("CREATING", new Status("being made", "preparing", false)),
          Map.entry("UPDATING", new Status("changing", "running", false)),
          Map.entry("DELETING", new Status("being deleted", "running", false)),
          Map.entry("ENABLED", new Status("on", "complete", true)),
          Map.entry("ENABLING", new Status("being switched on", "preparing", false)),
          Map.entry("DISABLED", new Status("off", "cancelled", true)),
          Map.entry("DISABLING", new Status("being switched off", "preparing", false)));

  /** Reads a status; one that we do not know keeps its own word. */
  public static Status of(String status) {
    return KNOWN.getOrDefault(
        status.toUpperCase(Locale.ROOT),
        new Status(status.toLowerCase(Locale.ROOT).replace('_', ' '), "waiting", false));
  }
}
