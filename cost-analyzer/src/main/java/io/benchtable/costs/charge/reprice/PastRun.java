package io.benchtable.costs.charge.reprice;

import io.benchtable.costs.charge.Attempt;
import java.util.List;
import java.util.Map;

/**
 * A run that has been: what it used, and what it was charged.
 *
 * @param configurationId empty where the run belongs to no configuration
 * @param parameters of its configuration, as text
 * @param sample whether it is a complete measured run
 * @param used the attempts in the usage ledger
 */
public record PastRun(
    String configurationId,
    Map<String, String> parameters,
    boolean sample,
    List<Attempt> used,
    RunCost charged) {

  public PastRun {
    parameters = Map.copyOf(parameters);
    used = List.copyOf(used);
  }
}
