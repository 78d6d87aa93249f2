package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.storage.Gathering.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTests {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<List<Integer>> doneTogether = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Thread> askers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch led = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void end() {
    gate.countDown();
    threads.shutdownNow();
  }

  @Test
  void doesAloneWhatNobodyElseAsksFor() {
    Gathering<Integer, String> gathering = gathering(1, Asked::decline);
    assertThat(gathering.ask(1, () -> "alone")).isEqualTo("alone");
    assertThat(doneTogether).isEmpty();
  }

  @Test
  void tellsWhyItFailedAlone() {
    Gathering<Integer, String> gathering = gathering(1, Asked::decline);
    assertThatThrownBy(() -> gathering.ask(1, GatheringTests::refuse)).hasMessage("refused");
    assertThat(gathering.ask(2, () -> "next")).isEqualTo("next");
  }

  @Test
  void doesTogetherWhatIsAskedForMeanwhile() {
    Gathering<Integer, String> gathering =
        gathering(64, asked -> asked.answer("together " + asked.what()));
    CompletableFuture<String> first = lead(gathering);
    List<CompletableFuture<String>> others = ask(gathering, 5);
    gate.countDown();

    assertThat(first.join()).isEqualTo("alone");
    assertThat(others.stream().map(CompletableFuture::join))
        .containsExactly("together 0", "together 1", "together 2", "together 3", "together 4");
    assertThat(doneTogether).hasSize(1);
  }

  @Test
  void doesNoMoreAtOnceThanItMay() {
    Gathering<Integer, String> gathering = gathering(2, asked -> asked.answer("together"));
    CompletableFuture<String> first = lead(gathering);
    List<CompletableFuture<String>> others = ask(gathering, 6);
    gate.countDown();

    first.join();
    assertThat(others.stream().map(CompletableFuture::join)).containsOnly("together");
    assertThat(doneTogether).hasSize(3).allSatisfy(some -> assertThat(some).hasSize(2));
  }

  @Test
  void letsWhoIsDeclinedDoItByItself() {
    Gathering<Integer, String> gathering =
        gathering(
            64,
            asked -> {
              if (asked.what() == 2) {
                asked.decline();
              } else {
                asked.answer("together");
              }
            });
    lead(gathering);
    List<CompletableFuture<String>> others = ask(gathering, 4);
    gate.countDown();

    assertThat(others.stream().map(CompletableFuture::join))
        .containsExactly("together", "together", "alone in its thread", "together");
  }

  @Test
  void failsNobodyButWhoFails() {
    Gathering<Integer, String> gathering =
        gathering(
            64,
            asked -> {
              if (asked.what() == 1) {
                asked.fail(new IllegalArgumentException("one of them"));
              } else {
                asked.answer("together");
              }
            });
    lead(gathering);
    List<CompletableFuture<String>> others = ask(gathering, 3);
    gate.countDown();

    assertThat(others.get(0).join()).isEqualTo("together");
    assertThatThrownBy(others.get(1)::join).hasMessageContaining("one of them");
    assertThat(others.get(2).join()).isEqualTo("together");
  }

  @Test
  void leavesNobodyWithoutAnAnswer() {
    Gathering<Integer, String> gathering = gathering(64, _ -> {});
    lead(gathering);
    List<CompletableFuture<String>> others = ask(gathering, 2);
    gate.countDown();

    assertThat(others)
        .allSatisfy(
            other ->
                assertThatThrownBy(other::join)
                    .hasMessageContaining("Expected an answer, but there is none."));
  }

  @Test
  void answersEachWithItsOwnHoweverManyAsk() {
    AtomicInteger together = new AtomicInteger();
    Gathering<Integer, Integer> gathering =
        new Gathering<>(
            2,
            16,
            some -> {
              together.addAndGet(some.size());
              some.forEach(one -> one.answer(2 * one.what()));
            });
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Boolean>> right =
          IntStream.range(0, 10_000)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> gathering.ask(i, () -> 2 * i) == 2 * i, many))
              .toList();
      assertThat(right.stream().map(CompletableFuture::join)).containsOnly(true);
    }
    assertThat(together.get()).isLessThanOrEqualTo(10_000);
  }

  private Gathering<Integer, String> gathering(int most, Consumer<Asked<Integer, String>> forEach) {
    return new Gathering<>(
        1,
        most,
        some -> {
          doneTogether.add(some.stream().map(Asked::what).toList());
          some.forEach(forEach);
        });
  }

  /** A thread that leads until the gate opens. */
  private CompletableFuture<String> lead(Gathering<Integer, String> gathering) {
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () ->
                gathering.ask(
                    -1,
                    () -> {
                      led.countDown();
                      awaitGate();
                      return "alone";
                    }),
            threads);
    await().until(() -> led.getCount() == 0);
    return first;
  }

  /** Threads that wait for it, in the order in which they came. */
  private List<CompletableFuture<String>> ask(Gathering<Integer, String> gathering, int count) {
    List<CompletableFuture<String>> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      asked.add(
          CompletableFuture.supplyAsync(
              () -> {
                Thread asker = Thread.currentThread();
                askers.add(asker);
                return gathering.ask(
                    number,
                    () ->
                        Thread.currentThread() == asker
                            ? "alone in its thread"
                            : "alone elsewhere");
              },
              threads));
      await()
          .until(
              () ->
                  askers.size() == number + 1
                      && askers.stream()
                          .allMatch(asker -> asker.getState() == Thread.State.WAITING));
    }
    return asked;
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String refuse() {
    throw new IllegalArgumentException("refused");
  }
}
