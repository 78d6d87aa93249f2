package io.benchtable.workflows.benchmark;

import java.util.Optional;
import java.util.Set;

/**
 * What a retry is for.
 *
 * @param places of measured runs that are made again; empty for all that gave no sample
 */
public record Wanted(Optional<Set<Integer>> places) {

  /** All that gave no sample. */
  public static final Wanted ALL = new Wanted(Optional.empty());

  public Wanted {
    places = places.map(Set::copyOf);
  }

  boolean has(PlannedRun run) {
    return places.isEmpty() || places.get().contains(run.place());
  }
}
