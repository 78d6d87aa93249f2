package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under what conditions a step ran: what it waited for, left behind, and was kept apart by. */
final class Conditions {

  private Conditions() {}

  static List<RunView.Fact> of(Item samples) {
    List<RunView.Fact> facts = new ArrayList<>();
    Item left = samples.child("leftBehind");
    left.decimal("processes")
        .ifPresent(
            count ->
                facts.add(
                    new RunView.Fact(
                        "Processes left behind",
                        Digits.whole(count.longValue()),
                        count.signum() == 0
                            ? null
                            : "and killed: " + String.join(", ", left.texts("names")))));
    Item isolation = samples.child("isolation");
    if (!isolation.isEmpty()) {
      facts.add(
          new RunView.Fact("Isolation", words(isolation), isolation.text("why").orElse(null)));
    }
    return facts;
  }

  private static String words(Item isolation) {
    Stream<String> parts =
        Stream.of(
            "cgroup " + isolation.text("cgroup", "unknown"),
            "namespaces "
                + isolation.text("namespaces", "unknown")
                + isolation
                    .text("by")
                    .filter(by -> !by.equals("none"))
                    .map(by -> " by " + by)
                    .orElse(""),
            "network " + isolation.text("network", "unknown"),
            "cores " + isolation.text("cores", "unknown"));
    return parts.collect(Collectors.joining("; "));
  }

  /** One fact a resource that something was waited for. */
  static List<RunView.Fact> pressure(Item pressure) {
    List<RunView.Fact> facts = new ArrayList<>();
    pressure(facts, pressure.child("cpu"), "Waited for CPU");
    pressure(facts, pressure.child("memory"), "Waited for memory");
    pressure(facts, pressure.child("io"), "Waited for storage");
    return facts;
  }

  private static void pressure(List<RunView.Fact> facts, Item stall, String words) {
    stall
        .decimal("someMicroseconds")
        .ifPresent(
            some ->
                facts.add(
                    new RunView.Fact(
                        words,
                        seconds(some),
                        stall
                            .decimal("fullMicroseconds")
                            .map(full -> "some process; all of them: " + seconds(full))
                            .orElse("some process"))));
  }

  private static String seconds(BigDecimal micros) {
    return Measurements.exact(micros.movePointLeft(6));
  }
}
