package io.benchtable.tables.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Histories are worth their time: calls of all kinds meet items, and fail in all ways. */
class RandomCallsTests {

  private static final int CALLS = 10_000;

  @Test
  void succeedsAndFailsInAllWays() {
    Model model = new Model();
    Map<Class<?>, Integer> done = new HashMap<>();
    Set<String> errors = new TreeSet<>();
    for (Call call : new RandomCalls(1).history(CALLS)) {
      Answer answer = model.answer(call);
      errors.add(answer.error());
      if (answer.error().isEmpty() && !answer.content().isEmpty()) {
        done.merge(call.getClass(), 1, Integer::sum);
      }
    }
    assertThat(errors)
        .containsExactlyInAnyOrder(
            "",
            "ConditionalCheckFailedException",
            "DuplicateItemException",
            "IdempotentParameterMismatchException",
            "ResourceNotFoundException",
            "TransactionCanceledException",
            "ValidationException");
    for (Class<?> kind :
        List.of(
            Call.Put.class,
            Call.Update.class,
            Call.Delete.class,
            Call.Get.class,
            Call.Query.class,
            Call.Scan.class,
            Call.BatchGet.class,
            Call.TransactGet.class,
            Call.Statement.class,
            Call.Statements.class)) {
      assertThat(done.getOrDefault(kind, 0)).as(kind.getSimpleName()).isGreaterThan(40);
    }
  }

  @Test
  void findsItemsInMostReadings() {
    Model model = new Model();
    int readings = 0;
    int found = 0;
    int later = 0;
    for (Call call : new RandomCalls(2).history(CALLS)) {
      Answer answer = model.answer(call);
      if (call instanceof Call.Query || call instanceof Call.Scan) {
        readings++;
        int several = answer.content().get("ScannedCount") instanceof Integer n && n > 1 ? 1 : 0;
        found += several;
        later += call.toString().contains("name=later") ? several : 0;
      }
    }
    assertThat(found).isGreaterThan(readings / 3);
    assertThat(later).isGreaterThan(10);
  }

  @Test
  void makesTheSameHistoryOfTheSameSeed() {
    assertThat(new RandomCalls(3).history(500))
        .isEqualTo(new RandomCalls(3).history(500))
        .isNotEqualTo(new RandomCalls(4).history(500));
  }
}
