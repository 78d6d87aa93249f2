package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was measured, with its unit and how. */
final class Measurements {

  private Measurements() {}

  /** The measurements of a run or of one attempt of a step. */
  static List<RunView.Fact> of(Item samples) {
    List<RunView.Fact> facts = new ArrayList<>();
    seconds(facts, samples, "wallSeconds", "Wall time", "measured steps only, monotonic clock");
    seconds(facts, samples, "cpuUserSeconds", "CPU, user", "whole process tree");
    seconds(facts, samples, "cpuSystemSeconds", "CPU, system", "whole process tree");
    samples
        .decimal("peakMemoryBytes")
        .ifPresent(
            bytes ->
                facts.add(
                    new RunView.Fact(
                        "Peak memory",
                        Bytes.text(bytes),
                        samples.text("peakMemoryMethod").map(by -> "by " + by).orElse(null))));
    bytes(facts, samples, "readBytes", "Read");
    bytes(facts, samples, "writtenBytes", "Written");
    whole(facts, samples, "voluntarySwitches", "Context switches, voluntary");
    whole(facts, samples, "involuntarySwitches", "Context switches, involuntary");
    whole(facts, samples, "minorFaults", "Page faults, minor");
    whole(facts, samples, "majorFaults", "Page faults, major");
    facts.addAll(Conditions.pressure(samples.child("pressure")));
    samples
        .text("loadAverage")
        .ifPresent(load -> facts.add(new RunView.Fact("Load of the host", load, "before it")));
    seconds(facts, samples, "stealSeconds", "Stolen by the hypervisor", "during it");
    seconds(facts, samples, "otherCpuSeconds", "CPU of other processes", "during it");
    facts.addAll(Conditions.of(samples));
    return facts;
  }

  static List<RunView.Fact> metrics(Item metrics) {
    return metrics.names().stream()
        .map(
            name -> {
              Item metric = metrics.child(name);
              String unit = metric.text("unit", "1");
              String value =
                  metric
                      .decimal("value")
                      .map(Digits::plain)
                      .orElse(metric.text("value", "unknown"));
              return new RunView.Fact(name, unit.equals("1") ? value : value + " " + unit, null);
            })
        .toList();
  }

  /** Four significant digits, to the microsecond at most, whatever clock they are from. */
  static String exact(BigDecimal seconds) {
    if (seconds.compareTo(new BigDecimal("59.95")) >= 0) {
      return Durations.text(seconds) + " (" + Digits.fixed(seconds, 1) + " s)";
    }
    if (seconds.compareTo(BigDecimal.ONE) >= 0) {
      return Digits.fixed(seconds, Digits.significant(seconds, 4)) + " s";
    }
    BigDecimal millis = seconds.movePointRight(3);
    return Digits.fixed(millis, Math.min(3, Digits.significant(millis, 4))) + " ms";
  }

  private static void seconds(
      List<RunView.Fact> facts, Item samples, String name, String words, String note) {
    samples
        .decimal(name)
        .ifPresent(value -> facts.add(new RunView.Fact(words, exact(value), note)));
  }

  private static void bytes(List<RunView.Fact> facts, Item samples, String name, String words) {
    samples
        .decimal(name)
        .ifPresent(value -> facts.add(new RunView.Fact(words, Bytes.text(value), null)));
  }

  private static void whole(List<RunView.Fact> facts, Item samples, String name, String words) {
    Optional<BigDecimal> value = samples.decimal(name);
    value.ifPresent(
        number -> facts.add(new RunView.Fact(words, Digits.whole(number.longValue()), null)));
  }
}
