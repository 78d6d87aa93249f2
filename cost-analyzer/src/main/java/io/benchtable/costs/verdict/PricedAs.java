package io.benchtable.costs.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of which machine the prices are, where another one ran. */
final class PricedAs {

  private PricedAs() {}

  static Optional<String> of(Configuration configuration) {
    return configuration
        .instanceType()
        .map(type -> words(type, configuration.host().orElse("an unknown host")));
  }

  static Optional<String> of(List<Configuration> configurations) {
    List<String> types = instanceTypes(configurations);
    List<String> hosts =
        configurations.stream().flatMap(c -> c.host().stream()).distinct().sorted().toList();
    return types.isEmpty()
        ? Optional.empty()
        : Optional.of(words(named(types), hosts.isEmpty() ? "an unknown host" : named(hosts)));
  }

  static List<String> instanceTypes(List<Configuration> configurations) {
    return configurations.stream()
        .flatMap(c -> c.instanceType().stream())
        .distinct()
        .sorted(NaturalOrder::compare)
        .toList();
  }

  private static String named(List<String> names) {
    return Names.few(names).collect(Collectors.joining(", "));
  }

  private static String words(String type, String host) {
    return "priced as %s, run on %s: same run time assumed".formatted(type, host);
  }
}
