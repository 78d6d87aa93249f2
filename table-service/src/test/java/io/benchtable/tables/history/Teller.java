package io.benchtable.tables.history;

import io.benchtable.tables.model.Endpoint;
import io.benchtable.tables.model.Endpoint.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Opens accounts, moves money between them and reads them all, each by one transaction. */
final class Teller implements Crowd.Work {

  private static final int ACCOUNTS = 3;
  private static final int ROUND = 20;
  private static final long OPENING = 100;

  private final Registers registers;
  private final Endpoint endpoint;
  private final Histories<Map<String, Long>> histories;
  private final Random random;
  private int calls;

  Teller(
      int number, Registers registers, Endpoint endpoint, Histories<Map<String, Long>> histories) {
    this.registers = registers;
    this.endpoint = endpoint;
    this.histories = histories;
    this.random = new Random(number);
  }

  @Override
  public void call() throws IOException, InterruptedException {
    String round = "round-" + calls++ / ROUND + "-";
    int from = random.nextInt(ACCOUNTS);
    String one = round + from;
    String other = round + (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    switch (random.nextInt(6)) {
      case 0 -> open(round);
      case 1, 2 -> read(round);
      case 3 -> deposit(round, one);
      default -> transfer(round, one, other, 1 + random.nextInt(60));
    }
  }

  private static List<String> accounts(String round) {
    List<String> accounts = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      accounts.add(round + i);
    }
    return accounts;
  }

  private void open(String round) throws IOException, InterruptedException {
    List<Object> actions = new ArrayList<>();
    Map<String, Long> opened = new HashMap<>();
    for (String account : accounts(round)) {
      actions.add(Map.of("Put", registers.body(account, new Operation.Create(OPENING))));
      opened.put(account, OPENING);
    }
    write(
        round,
        actions,
        "open",
        state -> state.isEmpty() ? Optional.of(Map.copyOf(opened)) : Optional.empty());
  }

  private void transfer(String round, String from, String to, long amount)
      throws IOException, InterruptedException {
    Map<String, Object> less = registers.body(from, new Operation.Add(-amount));
    less.put("ConditionExpression", "v >= :least");
    less.put(
        "ExpressionAttributeValues",
        Map.of(":v", Registers.wire(-amount), ":least", Registers.wire(amount)));
    Map<String, Object> more = registers.body(to, new Operation.Add(amount));
    write(
        round,
        List.of(Map.of("Update", less), Map.of("Update", more)),
        "transfer " + amount + " from " + from + " to " + to,
        state ->
            state.getOrDefault(from, 0L) < amount
                ? Optional.empty()
                : Optional.of(with(with(state, from, -amount), to, amount)));
  }

  private static Map<String, Long> with(Map<String, Long> state, String account, long more) {
    Map<String, Long> changed = new HashMap<>(state);
    changed.merge(account, more, Long::sum);
    return Map.copyOf(changed);
  }

  /** One that is cancelled for its conditions must have found them not to hold. */
  private void write(
      String round,
      List<?> actions,
      String told,
      Function<Map<String, Long>, Optional<Map<String, Long>>> effect)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Response response = endpoint.send("TransactWriteItems", Map.of("TransactItems", actions));
    if (response.status() == 200) {
      note(round, told, start, effect);
    } else if (codes(response).contains("ConditionalCheckFailed")) {
      note(
          round,
          told + " refused",
          start,
          state -> effect.apply(state).isPresent() ? Optional.empty() : Optional.of(state));
    } else if (!codes(response).contains("TransactionConflict")) {
      throw new IllegalStateException("Expected a known answer, but got " + response);
    }
  }

  private static List<Object> codes(Response response) {
    List<Object> codes = new ArrayList<>();
    if (response.body().get("CancellationReasons") instanceof List<?> reasons) {
      reasons.forEach(reason -> codes.add(String.valueOf(((Map<?, ?>) reason).get("Code"))));
    }
    return codes;
  }

  private void read(String round) throws IOException, InterruptedException {
    List<Object> gets = new ArrayList<>();
    for (String account : accounts(round)) {
      gets.add(Map.of("Get", registers.body(account, new Operation.Get(false))));
    }
    long start = System.nanoTime();
    Response response = endpoint.send("TransactGetItems", Map.of("TransactItems", gets));
    if (response.status() != 200) {
      if (!codes(response).contains("TransactionConflict")) {
        throw new IllegalStateException("Expected items, but got " + response);
      }
      return;
    }
    Map<String, Long> found = new HashMap<>();
    List<?> items = (List<?>) Objects.requireNonNull(response.body().get("Responses"));
    for (int i = 0; i < ACCOUNTS; i++) {
      String account = accounts(round).get(i);
      Registers.number(((Map<?, ?>) items.get(i)).get("Item"))
          .ifPresent(balance -> found.put(account, balance));
    }
    note(
        round,
        "read " + found,
        start,
        state -> state.equals(found) ? Optional.of(state) : Optional.empty());
  }

  /** A single write beside the transactions. */
  private void deposit(String round, String account) throws IOException, InterruptedException {
    Map<String, Object> body = registers.body(account, new Operation.Add(1));
    body.put("ConditionExpression", "attribute_exists(id)");
    body.put("ReturnValues", "UPDATED_NEW");
    long start = System.nanoTime();
    Response response = endpoint.send("UpdateItem", body);
    if (response.status() == 200) {
      long sum = Registers.number(response.body().get("Attributes")).orElseThrow();
      note(
          round,
          "deposit on " + account + ": " + sum,
          start,
          state ->
              Long.valueOf(sum - 1).equals(state.get(account))
                  ? Optional.of(with(state, account, 1))
                  : Optional.empty());
    } else if (response.error().equals("ConditionalCheckFailedException")) {
      note(
          round,
          "deposit refused",
          start,
          state -> state.containsKey(account) ? Optional.empty() : Optional.of(state));
    } else if (!response.error().equals("TransactionConflictException")) {
      throw new IllegalStateException("Expected a known answer, but got " + response);
    }
  }

  private void note(
      String round,
      String told,
      long start,
      Function<Map<String, Long>, Optional<Map<String, Long>>> effect) {
    histories.add(round, new Past<>(told, start, System.nanoTime(), true, effect));
  }
}
