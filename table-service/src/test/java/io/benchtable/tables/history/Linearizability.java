package io.benchtable.tables.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order in which calls, each at one moment between its start and its end, explain all
 * answers: the search of Wing and Gong, which remembers where it was in vain, as Lowe has it.
 */
final class Linearizability<S> {

  private static final int MOST = 2_000_000;

  /** A start or an end in a list by time, out of which it can be taken and put back. */
  private static final class Entry<S> {

    final int number;
    final Past<S> call;
    final long time;
    @Nullable Entry<S> match;
    @Nullable Entry<S> before;
    @Nullable Entry<S> after;

    Entry(int number, Past<S> call, long time) {
      this.number = number;
      this.call = call;
      this.time = time;
    }

    boolean isStart() {
      return number >= 0;
    }
  }

  /** Which calls are done, and what came of it. */
  private record Seen<S>(BitSet done, S state) {}

  private record Step<S>(Entry<S> entry, S before) {}

  private final Entry<S> head;
  private final BitSet done = new BitSet();
  private final Set<Seen<S>> seen = new HashSet<>();
  private final Deque<Step<S>> steps = new ArrayDeque<>();
  private S state;
  private int left;

  private Linearizability(S initial, List<Past<S>> calls) {
    this.state = initial;
    this.head = new Entry<>(-1, calls.getFirst(), Long.MIN_VALUE);
    List<Entry<S>> entries = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Past<S> call = calls.get(i);
      Entry<S> start = new Entry<>(i, call, call.start());
      entries.add(start);
      if (call.known()) {
        Entry<S> end = new Entry<>(-1, call, call.end());
        start.match = end;
        entries.add(end);
        left++;
      }
    }
    // Where two moments are one, the calls may have been at once.
    entries.sort(
        Comparator.<Entry<S>>comparingLong(entry -> entry.time)
            .thenComparing(entry -> !entry.isStart()));
    Entry<S> last = head;
    for (Entry<S> entry : entries) {
      last.after = entry;
      entry.before = last;
      last = entry;
    }
  }

  static <S> boolean explains(S initial, List<Past<S>> calls) {
    return calls.isEmpty() || new Linearizability<>(initial, calls).search();
  }

  private boolean search() {
    Entry<S> entry = head.after;
    while (left > 0) {
      if (entry != null && entry.isStart()) {
        entry = take(entry) ? head.after : entry.after;
      } else {
        // Nothing that could be done next is left before this end: the last step was wrong.
        if (steps.isEmpty()) {
          return false;
        }
        entry = undo();
      }
    }
    return true;
  }

  private boolean take(Entry<S> entry) {
    Optional<S> next = entry.call.effect().apply(state);
    if (next.isEmpty()) {
      return false;
    }
    done.set(entry.number);
    if (!seen.add(new Seen<>((BitSet) done.clone(), next.get()))) {
      done.clear(entry.number);
      return false;
    }
    if (seen.size() > MOST) {
      throw new IllegalStateException("Expected to decide a history, but it is too large.");
    }
    steps.push(new Step<>(entry, state));
    state = next.get();
    lift(entry);
    if (entry.match != null) {
      lift(entry.match);
      left--;
    }
    return true;
  }

  private @Nullable Entry<S> undo() {
    Step<S> step = steps.pop();
    state = step.before();
    Entry<S> entry = step.entry();
    done.clear(entry.number);
    if (entry.match != null) {
      lower(entry.match);
      left++;
    }
    lower(entry);
    return entry.after;
  }

  private void lift(Entry<S> entry) {
    if (entry.before != null) {
      entry.before.after = entry.after;
    }
    if (entry.after != null) {
      entry.after.before = entry.before;
    }
  }

  private void lower(Entry<S> entry) {
    if (entry.before != null) {
      entry.before.after = entry;
    }
    if (entry.after != null) {
      entry.after.before = entry;
    }
  }
}
