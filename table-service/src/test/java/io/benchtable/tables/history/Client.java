package io.benchtable.tables.history;

import static org.awaitility.Awaitility.await;

import io.benchtable.tables.model.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Does one thing after another to few items, and notes what it was told. */
final class Client implements Crowd.Work {

  private static final int KEYS = 3;

  /** After so many calls it goes on to other items, so that no item's history is long. */
  private static final int ROUND = 40;

  private final int number;
  private final Registers registers;
  private final List<Endpoint> endpoints;
  private final Histories<Optional<Long>> histories;
  private final Random random;
  private int at;
  private long calls;
  private long last;

  Client(
      int number,
      Registers registers,
      List<Endpoint> endpoints,
      Histories<Optional<Long>> histories) {
    this.number = number;
    this.registers = registers;
    this.endpoints = endpoints;
    this.histories = histories;
    this.random = new Random(number);
    this.at = number % endpoints.size();
  }

  @Override
  public void call() throws InterruptedException {
    boolean heard = random.nextInt(4) == 0 ? callSeveral() : callOne();
    calls++;
    if (!heard) {
      awaitAnswer();
    }
  }

  private String key() {
    return "round-" + calls / ROUND + "-" + random.nextInt(KEYS);
  }

  private boolean callOne() throws InterruptedException {
    String key = key();
    Operation operation = operation(true);
    long start = System.nanoTime();
    Optional<Outcome> outcome = registers.send(endpoints.get(at), key, operation);
    long end = System.nanoTime();
    outcome.ifPresent(one -> note(key, operation, one, start, end));
    return outcome.filter(Outcome.Unknown.class::isInstance).isEmpty();
  }

  private boolean callSeveral() throws InterruptedException {
    boolean reads = random.nextInt(3) == 0;
    Map<String, Operation> operations = new TreeMap<>();
    for (int i = 0; i < 2; i++) {
      operations.put(key(), reads ? new Operation.Get(true) : operation(false));
    }
    long start = System.nanoTime();
    Map<String, Outcome> outcomes = registers.transact(endpoints.get(at), operations);
    long end = System.nanoTime();
    operations.forEach(
        (key, operation) -> {
          Outcome outcome = outcomes.get(key);
          if (outcome != null) {
            note(key, operation, outcome, start, end);
          }
        });
    return outcomes.values().stream().noneMatch(Outcome.Unknown.class::isInstance);
  }

  private void note(String key, Operation operation, Outcome outcome, long start, long end) {
    last = outcome instanceof Outcome.Done(Optional<Long> told) ? told.orElse(last) : last;
    if (operation instanceof Operation.Get && outcome instanceof Outcome.Unknown) {
      histories.addUnansweredRead();
    } else {
      histories.add(key, Outcome.past(operation, outcome, start, end));
    }
  }

  /** Numbers are of one client only, so that a read tells whose write it has seen. */
  private Operation operation(boolean mayRead) {
    long fresh = (calls + 1) * 1000 + number;
    return switch (random.nextInt(mayRead ? 8 : 5)) {
      case 0 -> new Operation.Put(fresh);
      case 1 -> new Operation.Create(fresh);
      case 2 -> new Operation.Swap(last, fresh);
      case 3 -> new Operation.Add(1_000_000);
      case 4 -> random.nextInt(3) == 0 ? new Operation.Delete() : new Operation.Add(1_000_000);
      default -> new Operation.Get(random.nextBoolean());
    };
  }

  /** From any instance: what is not heard of is noted once, not for as long as it lasts. */
  private void awaitAnswer() {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              at = (at + 1) % endpoints.size();
              return registers.answers(endpoints.get(at));
            });
  }
}
