package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What part of the error each configuration is judged with: that of the look at which it was
 * stopped, or what is left.
 *
 * @param rest for those that were not stopped
 */
record ErrorParts(BigDecimal rest, Map<String, Stop> stops) {

  static ErrorParts of(BigDecimal rest, List<Stop> stops) {
    return new ErrorParts(
        rest, stops.stream().collect(Collectors.toMap(Stop::configurationId, Function.identity())));
  }

  Optional<Stop> stop(String configurationId) {
    return Optional.ofNullable(stops.get(configurationId));
  }

  /** Of a pair: no block has both after the first of them was stopped. */
  BigDecimal of(String one, String other) {
    Optional<Stop> a = stop(one);
    Optional<Stop> b = stop(other);
    if (a.isPresent() && b.isPresent()) {
      return (a.get().look() <= b.get().look() ? a : b).get().level().error();
    }
    return a.or(() -> b).map(stop -> stop.level().error()).orElse(rest);
  }
}
