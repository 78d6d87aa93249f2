package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Traffic;
import java.util.Optional;

/**
 * What processes used that lost their parents in namespaces: those that process 1 waited for, and
 * those that the kernel ended with it. The reaping of its keeper tells.
 */
final class Orphans {

  private final Optional<Chamber> chamber;
  private Optional<Traffic> before = Optional.empty();
  private Optional<Traffic> after = Optional.empty();
  private Share own = Share.NONE;
  private Share waitedFor = Share.NONE;
  private boolean any;

  Orphans(Optional<Chamber> chamber) {
    this.chamber = chamber;
  }

  void begin() {
    chamber
        .map(Chamber::namespaces)
        .ifPresent(
            made -> {
              before = TreeAccounts.traffic(made.first());
              waitedFor = Share.waitedBy(made.first());
            });
  }

  /**
   * The command has ended, and process 1 has not.
   *
   * @param left whether others of the command are still there
   */
  void end(boolean left) {
    chamber
        .map(Chamber::namespaces)
        .ifPresent(
            made -> {
              after = TreeAccounts.traffic(made.first());
              own = Share.of(made.keeper()).plus(Share.of(made.first())).plus(waitedFor);
              // Whatever has run has touched a page.
              any =
                  left
                      || made.hasOrphans()
                      || !Share.waitedBy(made.first()).faults().equals(waitedFor.faults());
            });
  }

  /** When the keeper is reaped, with process 1 and all that it waited for. */
  Optional<Share> share() {
    return any
        ? chamber.flatMap(Chamber::orphans).map(Share::of).map(all -> all.less(own))
        : Optional.of(Share.NONE);
  }

  Optional<Traffic> traffic() {
    return chamber.isEmpty()
        ? Optional.of(Traffic.NONE)
        : after.flatMap(now -> before.map(now::since));
  }
}
