package io.benchtable.tables.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinearizabilityTests {

  private final List<Past<Optional<Long>>> calls = new ArrayList<>();

  @Test
  void explainsCallsOneAfterAnother() {
    at(0, 1, new Operation.Get(true), told(null));
    at(2, 3, new Operation.Put(5), told(null));
    at(4, 5, new Operation.Add(2), told(7L));
    at(6, 7, new Operation.Swap(7, 9), told(null));
    at(8, 9, new Operation.Create(1), new Outcome.Refused());
    at(10, 11, new Operation.Delete(), told(9L));
    at(12, 13, new Operation.Get(false), told(null));
    assertThat(explained()).isTrue();
  }

  @Test
  void findsALostUpdate() {
    at(0, 10, new Operation.Add(1), told(1L));
    at(1, 11, new Operation.Add(1), told(1L));
    assertThat(explained()).isFalse();
  }

  @Test
  void findsALostUpdateThatNobodyWasToldOf() {
    at(0, 10, new Operation.Add(1), new Outcome.Silent());
    at(1, 11, new Operation.Add(1), new Outcome.Silent());
    at(12, 13, new Operation.Get(true), told(1L));
    assertThat(explained()).isFalse();
  }

  @Test
  void findsAStaleRead() {
    at(0, 1, new Operation.Put(1), new Outcome.Silent());
    at(2, 3, new Operation.Put(2), new Outcome.Silent());
    at(4, 5, new Operation.Get(true), told(1L));
    assertThat(explained()).isFalse();
  }

  @Test
  void letsAReadBesideAWriteSeeEither() {
    at(0, 1, new Operation.Put(1), new Outcome.Silent());
    at(2, 9, new Operation.Put(2), new Outcome.Silent());
    at(3, 4, new Operation.Get(true), told(1L));
    at(5, 6, new Operation.Get(true), told(2L));
    assertThat(explained()).isTrue();
    at(7, 8, new Operation.Get(true), told(1L));
    assertThat(explained()).isFalse();
  }

  @Test
  void findsTwoThatHaveCreatedOneItem() {
    at(0, 9, new Operation.Create(1), told(null));
    at(0, 9, new Operation.Create(2), told(null));
    assertThat(explained()).isFalse();
  }

  @Test
  void findsARefusalWithoutAReason() {
    at(0, 1, new Operation.Put(1), new Outcome.Silent());
    at(2, 3, new Operation.Swap(1, 2), new Outcome.Refused());
    assertThat(explained()).isFalse();
  }

  @Test
  void letsWhatIsUnknownBeDoneLateOrNever() {
    at(0, 1, new Operation.Put(1), new Outcome.Unknown());
    at(2, 3, new Operation.Get(true), told(null));
    assertThat(explained()).isTrue();
    at(4, 5, new Operation.Get(true), told(1L));
    assertThat(explained()).isTrue();
    at(6, 7, new Operation.Get(true), told(null));
    assertThat(explained()).isFalse();
  }

  @Test
  void doesNotLetWhatIsUnknownBeDoneBeforeItBegan() {
    at(0, 1, new Operation.Get(true), told(1L));
    at(2, 3, new Operation.Put(1), new Outcome.Unknown());
    assertThat(explained()).isFalse();
  }

  @Test
  void findsAnAcknowledgedWriteThatACrashHasUndone() {
    at(0, 1, new Operation.Put(1), new Outcome.Silent());
    at(2, 3, new Operation.Add(1), told(2L));
    at(4, 5, new Operation.Delete(), new Outcome.Unknown());
    at(6, 7, new Operation.Get(true), told(1L));
    assertThat(explained()).isFalse();
  }

  @Test
  void findsTransfersThatAreSeenHalfDone() {
    Past<Map<String, Long>> open = whole(0, 1, Map.of(), Map.of("a", 1L, "b", 1L));
    Past<Map<String, Long>> transfer =
        whole(2, 9, Map.of("a", 1L, "b", 1L), Map.of("a", 0L, "b", 2L));
    assertThat(
            Linearizability.explains(
                Map.of(), List.of(open, transfer, seen(3, 4, Map.of("a", 0L, "b", 2L)))))
        .isTrue();
    assertThat(
            Linearizability.explains(
                Map.of(), List.of(open, transfer, seen(3, 4, Map.of("a", 0L, "b", 1L)))))
        .isFalse();
  }

  private static Past<Map<String, Long>> whole(
      long start, long end, Map<String, Long> before, Map<String, Long> after) {
    return new Past<>(
        "write",
        start,
        end,
        true,
        state -> state.equals(before) ? Optional.of(after) : Optional.empty());
  }

  private static Past<Map<String, Long>> seen(long start, long end, Map<String, Long> items) {
    return whole(start, end, items, items);
  }

  /** Calls that were each done at a moment within their time, and then one more that was not. */
  @Property(tries = 200)
  void explainsWhatWasDoneOneByOneAndNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    record Planned(Operation operation, long moment) {}
    List<Planned> planned = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      planned.add(new Planned(operation(random), random.nextLong(1000)));
    }
    planned.sort(Comparator.comparing(Planned::moment));
    Optional<Long> state = Optional.empty();
    List<Past<Optional<Long>>> made = new ArrayList<>();
    for (Planned one : planned) {
      Operation.Effect effect = one.operation().on(state);
      state = effect.after();
      Outcome outcome =
          random.nextInt(20) == 0
              ? new Outcome.Unknown()
              : effect.done() ? new Outcome.Done(effect.told()) : new Outcome.Refused();
      long start = one.moment() - random.nextLong(100);
      made.add(Outcome.past(one.operation(), outcome, start, one.moment() + random.nextLong(100)));
    }
    assertThat(Linearizability.explains(Optional.empty(), made)).isTrue();
    made.add(Outcome.past(new Operation.Get(true), new Outcome.Done(Optional.of(-77L)), 500, 501));
    assertThat(Linearizability.explains(Optional.empty(), made)).isFalse();
  }

  private static Operation operation(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Operation.Put(random.nextInt(4));
      case 1 -> new Operation.Create(random.nextInt(4));
      case 2 -> new Operation.Swap(random.nextInt(4), random.nextInt(4));
      case 3 -> new Operation.Add(1);
      case 4 -> new Operation.Delete();
      default -> new Operation.Get(true);
    };
  }

  private static Outcome told(@Nullable Long number) {
    return new Outcome.Done(Optional.ofNullable(number));
  }

  private void at(long start, long end, Operation operation, Outcome outcome) {
    calls.add(Outcome.past(operation, outcome, start, end));
  }

  private boolean explained() {
    return Linearizability.explains(Optional.empty(), calls);
  }
}
