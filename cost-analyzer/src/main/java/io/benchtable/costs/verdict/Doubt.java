package io.benchtable.costs.verdict;

import io.benchtable.costs.verdict.Leader.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in plain words why the leader is not certain. */
final class Doubt {

  private Doubt() {}

  /** Why another configuration than the leader may be the best. */
  static Optional<String> about(Leader leader) {
    if (leader.certain()) {
      return Optional.empty();
    }
    if (leader.compared() == 1) {
      return Optional.of("no other configuration can be compared with it");
    }
    List<String> reasons = new ArrayList<>();
    if (!leader.others(Standing.RIVAL).isEmpty()) {
      reasons.add(names(leader, Standing.RIVAL) + " may be as good");
    }
    if (!leader.others(Standing.APART).isEmpty()) {
      reasons.add("no block has it beside " + names(leader, Standing.APART));
    }
    if (!leader.others(Standing.UNDECIDED).isEmpty()) {
      reasons.add(
          "to tell the best of %d takes at least %d runs of each"
              .formatted(leader.compared(), leader.level().orElseThrow().fewestBlocks()));
    }
    return Optional.of(String.join("; ", reasons));
  }

  private static String names(Leader leader, Standing standing) {
    return Names.joined(leader.others(standing));
  }
}
