package io.benchtable.tables.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a history through the service and the model, and makes one short that they disagree on. */
final class ModelRun {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int REPLAYS = 150;

  /** Where they part. */
  record Disagreement(int position, Call call, Answer expected, Answer actual) {}

  private final Endpoint endpoint;
  private int replays;

  ModelRun(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** What to tell of a history that they disagree on. */
  Optional<String> disagreement(long seed, int length) {
    List<Call> history = new RandomCalls(seed).history(length);
    Optional<Disagreement> first = run(history);
    return first.map(found -> told(seed, found, shrunk(history.subList(0, found.position() + 1))));
  }

  Optional<Disagreement> run(List<Call> history) {
    Service service = new Service(endpoint, "model-" + NUMBER.incrementAndGet() + "-");
    Model model = new Model();
    service.createTables();
    try {
      for (int i = 0; i < history.size(); i++) {
        Call call = history.get(i);
        Answer actual = service.answer(call, model);
        Answer expected = model.answer(call);
        if (!actual.equals(expected)) {
          return Optional.of(new Disagreement(i, call, expected, actual));
        }
      }
      return Optional.empty();
    } finally {
      service.deleteTables();
    }
  }

  /** Leaves out what is not needed to disagree: halves first, then ever smaller parts. */
  private List<Call> shrunk(List<Call> history) {
    List<Call> shortest = history;
    for (int part = history.size() / 2; part > 0; part /= 2) {
      for (int end = shortest.size() - 1; end > 0 && replays < REPLAYS; end -= part) {
        List<Call> fewer = new ArrayList<>(shortest);
        fewer.subList(Math.max(0, end - part), end).clear();
        replays++;
        Optional<Disagreement> found = run(fewer);
        if (found.isPresent()) {
          shortest = fewer.subList(0, found.get().position() + 1);
          end = Math.min(end, shortest.size() - 1 + part);
        }
      }
    }
    return shortest;
  }

  private String told(long seed, Disagreement first, List<Call> shortest) {
    StringBuilder text = new StringBuilder();
    text.append("Expected the model's answers of seed ").append(seed);
    text.append(", but got another at call ").append(first.position());
    text.append("; the same after ").append(shortest.size()).append(" calls:");
    shortest.forEach(call -> text.append("\n  ").append(call));
    Disagreement last = run(shortest).orElse(first);
    text.append("\nexpected ").append(last.expected());
    text.append("\nbut got  ").append(last.actual());
    return text.toString();
  }
}
