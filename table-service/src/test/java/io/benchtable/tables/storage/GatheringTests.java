package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.storage.Gathering.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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
  void waitsForWhoeverHasTakenItAndDoesNotTryAgainAndAgain() {
    CountDownLatch together = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    Gathering<Integer, String> gathering =
        new Gathering<>(
            2,
            64,
            some -> {
              taken.countDown();
              await(together);
              some.forEach(one -> one.answer("together"));
            });
    CompletableFuture<String> first = lead(gathering);
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch secondLeads = new CountDownLatch(1);
    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(
            () ->
                gathering.ask(
                    -2,
                    () -> {
                      secondLeads.countDown();
                      await(second);
                      return "alone";
                    }),
            threads);
    await(secondLeads);
    List<CompletableFuture<String>> waiting = ask(gathering, 2);
    gate.countDown();
    first.join();
    await(taken);
    second.countDown();
    other.join();

    // One may lead now, but there is nothing left to take.
    askers.forEach(LockSupport::unpark);
    Awaitility.await()
        .during(Duration.ofMillis(50))
        .until(() -> askers.stream().noneMatch(one -> one.getState() == Thread.State.RUNNABLE));
    together.countDown();
    assertThat(waiting.stream().map(CompletableFuture::join)).containsOnly("together");
  }

  @Test
  void answersEachWithItsOwnHoweverManyAsk() {
    AtomicInteger done = new AtomicInteger();
    Gathering<Integer, Integer> gathering =
        new Gathering<>(
            2,
            16,
            some -> {
              done.addAndGet(some.size());
              some.forEach(one -> one.answer(2 * one.what()));
            });
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Boolean>> right =
          IntStream.range(0, 10_000)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> gathering.ask(i, () -> doneAlone(done, i)) == 2 * i, many))
              .toList();
      assertThat(right.stream().map(CompletableFuture::join)).containsOnly(true);
    }
    assertThat(done).as("each was done once").hasValue(10_000);
  }

  private static int doneAlone(AtomicInteger done, int number) {
    done.incrementAndGet();
    return 2 * number;
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
                      await(gate);
                      return "alone";
                    }),
            threads);
    await(led);
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
      Awaitility.await()
          .until(
              () ->
                  askers.size() == number + 1
                      && askers.stream()
                          .allMatch(asker -> asker.getState() == Thread.State.WAITING));
    }
    return asked;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String refuse() {
    throw new IllegalArgumentException("refused");
  }
}
