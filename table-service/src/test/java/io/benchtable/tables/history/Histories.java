package io.benchtable.tables.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What all clients were told, by item or by items that belong together. */
final class Histories<S> {

  private final Map<String, List<Past<S>>> calls = new ConcurrentHashMap<>();
  private final AtomicInteger known = new AtomicInteger();
  private final AtomicInteger unknown = new AtomicInteger();
  private final S initial;

  Histories(S initial) {
    this.initial = initial;
  }

  void add(String key, Past<S> call) {
    calls.compute(
        key,
        (_, before) -> {
          List<Past<S>> all = before == null ? new ArrayList<>() : before;
          all.add(call);
          return all;
        });
    (call.known() ? known : unknown).incrementAndGet();
  }

  /** Notes a read without an answer: it explains nothing, and changes nothing. */
  void addUnansweredRead() {
    unknown.incrementAndGet();
  }

  int known() {
    return known.get();
  }

  /** How many calls were not answered. */
  int unknown() {
    return unknown.get();
  }

  void assertLinearizable() {
    assertThat(calls).isNotEmpty();
    calls.forEach(
        (key, all) ->
            assertThat(Linearizability.explains(initial, all))
                .as(() -> key + ":\n" + told(all))
                .isTrue());
  }

  private String told(List<Past<S>> all) {
    return all.stream()
        .sorted(Comparator.comparing(Past::start))
        .map(call -> call.start() + " " + call.end() + " " + call.told())
        .collect(Collectors.joining("\n"));
  }
}
