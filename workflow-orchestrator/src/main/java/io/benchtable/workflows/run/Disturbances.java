package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.NoiseGate;
import io.benchtable.workflows.benchmark.NoiseGate.Disturbance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attribute {@code disturbed} of a run; contract 16. */
final class Disturbances {

  private Disturbances() {}

  /** What a gate says of a run's samples. */
  static Optional<Disturbance> of(NoiseGate gate, Map<String, @Nullable Object> samples) {
    var user = RunSamples.number(samples.get("cpuUserSeconds"));
    var system = RunSamples.number(samples.get("cpuSystemSeconds"));
    return gate.disturbance(
        RunSamples.number(samples.get("wallSeconds")),
        user == null || system == null ? null : user.add(system),
        RunSamples.number(samples.get("otherCpuSeconds")),
        RunSamples.number(samples.get("stealSeconds")));
  }

  static Map<String, @Nullable Object> plain(Disturbance disturbance, NoiseGate gate) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("share", disturbance.share().toPlainString());
    plain.put("limit", gate.limit().toPlainString());
    plain.put("words", words(disturbance));
    return plain;
  }

  private static String words(Disturbance disturbance) {
    var parts = new ArrayList<String>();
    add(parts, disturbance.others(), "other processes used %s s of processor time");
    add(parts, disturbance.stolen(), "the hypervisor took %s s away");
    return String.join(" and ", parts) + " meanwhile";
  }

  private static void add(ArrayList<String> parts, @Nullable BigDecimal seconds, String sentence) {
    if (seconds != null && seconds.signum() > 0) {
      parts.add(sentence.formatted(seconds.stripTrailingZeros().toPlainString()));
    }
  }
}
