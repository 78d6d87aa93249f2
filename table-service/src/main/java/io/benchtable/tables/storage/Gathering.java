package io.benchtable.tables.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does together what several threads ask for at the same time. Whoever comes while few are at it
 * does it at once; whoever comes meanwhile waits, and the next one does all that have come.
 *
 * @param <A> what is asked for
 * @param <R> what comes of it
 */
final class Gathering<A, R> {

  private final Queue<Asked<A, R>> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore leaders;
  private final int most;
  private final Consumer<List<Asked<A, R>>> work;

  /**
   * @param leaders so many threads do the work at a time
   * @param most so many are done together
   * @param work answers those that are asked for, or fails or declines them
   */
  Gathering(int leaders, int most, Consumer<List<Asked<A, R>>> work) {
    this.leaders = new Semaphore(leaders);
    this.most = most;
    this.work = work;
  }

  /** Something that a thread waits for. */
  static final class Asked<A, R> {

    private final A what;
    private final Supplier<R> alone;
    private final Thread thread = Thread.currentThread();
    private volatile boolean taken;
    private volatile @Nullable Supplier<R> outcome;

    private Asked(A what, Supplier<R> alone) {
      this.what = what;
      this.alone = alone;
    }

    A what() {
      return what;
    }

    void answer(R answer) {
      settle(() -> answer);
    }

    void fail(RuntimeException reason) {
      settle(
          () -> {
            throw reason;
          });
    }

    /** Nothing was done: who asked does it alone. */
    void decline() {
      settle(alone);
    }

    private void settle(Supplier<R> with) {
      outcome = with;
      if (thread != Thread.currentThread()) {
        LockSupport.unpark(thread);
      }
    }
  }

  /**
   * Never tries again and again what it could only wait for: threads that share few processors
   * would keep them from who is waited for.
   *
   * @param alone does the same by itself
   */
  R ask(A what, Supplier<R> alone) {
    Asked<A, R> mine = new Asked<>(what, alone);
    waiting.add(mine);
    boolean interrupted = false;
    Supplier<R> outcome = mine.outcome;
    while (outcome == null) {
      if (!mine.taken && leaders.tryAcquire()) {
        try {
          lead(mine);
        } finally {
          leaders.release();
          wakeNext();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      outcome = mine.outcome;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome.get();
  }

  private void lead(Asked<A, R> mine) {
    while (mine.outcome == null) {
      List<Asked<A, R>> some = next();
      if (some.isEmpty()) {
        // Another leader has taken it, and answers it.
        return;
      }
      if (some.size() == 1 && some.getFirst() == mine) {
        doAlone(mine);
      } else {
        doTogether(some);
      }
    }
  }

  private List<Asked<A, R>> next() {
    List<Asked<A, R>> some = new ArrayList<>();
    while (some.size() < most) {
      Asked<A, R> one = waiting.poll();
      if (one == null) {
        break;
      }
      one.taken = true;
      some.add(one);
    }
    return some;
  }

  private void doAlone(Asked<A, R> mine) {
    try {
      mine.answer(mine.alone.get());
    } catch (RuntimeException e) {
      mine.fail(e);
    }
  }

  private void doTogether(List<Asked<A, R>> some) {
    try {
      work.accept(some);
    } finally {
      for (Asked<A, R> one : some) {
        if (one.outcome == null) {
          one.fail(new IllegalStateException("Expected an answer, but there is none."));
        }
      }
    }
  }

  /** Nobody is left waiting where nobody leads. */
  private void wakeNext() {
    Asked<A, R> next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }
}
