package io.benchtable.workflows.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * A spec that was checked.
 *
 * @param spec empty when there are problems
 */
public record CheckedSpec(Optional<BenchmarkSpec> spec, List<Problem> problems) {
  public CheckedSpec {
    problems = List.copyOf(problems);
  }

  public boolean isValid() {
    return spec.isPresent();
  }
}
