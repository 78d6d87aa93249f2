package io.benchtable.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementLockIntegrationTests {

  private final Path file;

  MeasurementLockIntegrationTests(@TempDir Path directory) {
    file = directory.resolve("measure.lock");
  }

  /** Holds the lock in another process until its input ends. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (var lock = new MeasurementLock(Path.of(arguments[0]))) {
        lock.acquire("run other-0001 of user carol", progress -> {}, reason -> {});
        System.out.println("held");
        int end = System.in.read();
        System.out.println(end);
      }
    }
  }

  @Test
  void waitsForAnotherProcessAndSaysForWhom() throws Exception {
    var holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("held");
    List<String> reasons = new CopyOnWriteArrayList<>();
    try (var lock = new MeasurementLock(file)) {
      var mine = CompletableFuture.runAsync(() -> acquire(lock, reasons));
      Awaitility.await().until(() -> !reasons.isEmpty());
      assertThat(reasons.getFirst()).isEqualTo("run other-0001 of user carol");
      assertThat(mine).isNotDone();
      holder.destroyForcibly();
      mine.join();
    }
  }

  @Test
  void letsEveryUserOpenItsFile() throws Exception {
    try (var lock = new MeasurementLock(file)) {
      lock.acquire("me", progress -> {}, reason -> {});
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-rw-rw-");
      assertThat(file).hasContent("me");
      lock.release();
      assertThat(file).isEmptyFile();
    }
  }

  @Test
  void servesRunsOfOneProcessInOrder() throws Exception {
    try (var lock = new MeasurementLock(file)) {
      lock.acquire("first", progress -> {}, reason -> {});
      List<String> order = new CopyOnWriteArrayList<>();
      List<String> waiting = new CopyOnWriteArrayList<>();
      var second =
          CompletableFuture.runAsync(() -> acquire(lock, waiting))
              .thenRun(() -> order.add("second"));
      Awaitility.await().until(() -> waiting.size() == 1);
      var third =
          CompletableFuture.runAsync(() -> acquire(lock, waiting))
              .thenRun(() -> order.add("third"));
      Awaitility.await().until(() -> waiting.size() >= 2);
      lock.release();
      second.join();
      assertThat(order).containsExactly("second");
      lock.release();
      third.join();
      assertThat(order).containsExactly("second", "third");
    }
  }

  @Test
  void stopsWaitingWhenItIsNoLongerWanted() throws Exception {
    try (var lock = new MeasurementLock(file)) {
      lock.acquire("first", progress -> {}, reason -> {});
      assertThatThrownBy(
              () ->
                  lock.acquire(
                      "second",
                      progress -> {
                        throw new NoLongerWanted("cancelled");
                      },
                      reason -> {}))
          .isInstanceOf(NoLongerWanted.class);
      lock.release();
      lock.acquire("third", progress -> {}, reason -> {});
    }
  }

  @Test
  void keepsTheLockWhenAnInterruptedThreadAsksForIt() throws Exception {
    try (var lock = new MeasurementLock(file);
        var other = new MeasurementLock(file)) {
      lock.acquire("ours", progress -> {}, reason -> {});
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> lock.acquire("mine", progress -> {}, reason -> {}))
            .isInstanceOf(NoLongerWanted.class);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      List<String> reasons = new CopyOnWriteArrayList<>();
      var waiting = CompletableFuture.runAsync(() -> acquire(other, reasons));
      Awaitility.await().until(() -> reasons.contains("ours"));
      lock.release();
      waiting.join();
    }
  }

  @Test
  void waitsForWhoeverHoldsTheFileThatTookThePlaceOfOurs() throws Exception {
    try (var ours = new MeasurementLock(file);
        var other = new MeasurementLock(file)) {
      ours.acquire("ours", progress -> {}, reason -> {});
      ours.release();
      Files.delete(file);
      other.acquire("other", progress -> {}, reason -> {});
      List<String> reasons = new CopyOnWriteArrayList<>();
      var again = CompletableFuture.runAsync(() -> acquire(ours, reasons));
      Awaitility.await().until(() -> reasons.contains("other"));
      other.release();
      again.join();
      assertThat(file).hasContent("mine");
    }
  }

  @Test
  void isTakenAndGivenBackOnAFullDisk() throws Exception {
    try (var lock = new MeasurementLock(Path.of("/dev/full"))) {
      lock.acquire("first", progress -> {}, reason -> {});
      lock.release();
      lock.acquire("second", progress -> {}, reason -> {});
    }
  }

  private static void acquire(MeasurementLock lock, List<String> reasons) {
    try {
      lock.acquire("mine", progress -> {}, reasons::add);
    } catch (IOException | NoLongerWanted failure) {
      throw new IllegalStateException(failure);
    }
  }
}
