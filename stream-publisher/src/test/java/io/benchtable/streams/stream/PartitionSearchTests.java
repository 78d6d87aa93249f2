package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.SequenceNumber;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PartitionSearchTests {

  private static final int DEPTH = 5;

  @Property
  void findsWhatALookAtEveryRecordFinds(
      @ForAll("logs") List<Long> numbers, @ForAll("numbers") long wanted) {
    InMemoryLog log = new InMemoryLog();
    numbers.forEach(number -> log.add(1, number));
    PartitionSearch search = new PartitionSearch(log, DEPTH);
    int expected = 0;
    while (expected < numbers.size() && numbers.get(expected) < wanted) {
      expected++;
    }
    assertThat(search.first(number(wanted), 0, log.end())).isEqualTo(expected);
  }

  @Property
  void findsTheHighestBeforeAPlaceBehindRepeats(@ForAll("logs") List<Long> numbers) {
    InMemoryLog log = new InMemoryLog();
    numbers.forEach(number -> log.add(1, number));
    long highest = numbers.stream().mapToLong(number -> number).max().orElse(0);
    assertThat(new PartitionSearch(log, DEPTH).highestBefore(log.end(), 0, number(0)))
        .isEqualTo(number(highest));
  }

  @Example
  void asksAboutAsOftenAsTheNumberOfRecordsHasBits() {
    InMemoryLog log = new InMemoryLog();
    for (int i = 0; i < 100_000; i++) {
      log.add(1, i);
    }
    assertThat(new PartitionSearch(log, DEPTH).first(number(77_777), 0, log.end()))
        .isEqualTo(77_777);
    assertThat(log.reads).isLessThan(25);
  }

  /** Rising numbers with a run of repeats, shorter than the depth, strewn in behind them. */
  @Provide
  Arbitrary<List<Long>> logs() {
    return Arbitraries.integers()
        .between(0, 40)
        .flatMap(
            size ->
                Arbitraries.integers()
                    .between(0, 40)
                    .list()
                    .ofSize(DEPTH - 1)
                    .map(places -> log(size, places)));
  }

  private static List<Long> log(int size, List<Integer> places) {
    List<Long> numbers = new ArrayList<>();
    for (long number = 1; number <= size; number++) {
      numbers.add(number * 2);
    }
    if (size < DEPTH) {
      return numbers;
    }
    List<Integer> sorted = places.stream().map(place -> place % size).sorted().toList();
    // The originals are the first ones; a repeat is behind its original.
    for (int i = 0; i < sorted.size(); i++) {
      numbers.add(Math.max(i + 1, sorted.get(i)) + i, (i + 1) * 2L);
    }
    return numbers;
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.longs().between(0, 90);
  }

  private static SequenceNumber number(long lsn) {
    return InMemoryLog.id(1, lsn).sequenceNumber();
  }
}
