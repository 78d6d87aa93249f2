package io.benchtable.tables.history;

import java.util.Optional;

/** What a client does to one item, which holds a number or is not there. */
sealed interface Operation {

  /** Whether it is done in a state, what comes of it, and what it tells. */
  record Effect(boolean done, Optional<Long> after, Optional<Long> told) {

    static Effect refused(Optional<Long> state) {
      return new Effect(false, state, Optional.empty());
    }
  }

  Effect on(Optional<Long> state);

  /** Tells the number. */
  record Get(boolean consistent) implements Operation {
    @Override
    public Effect on(Optional<Long> state) {
      return new Effect(true, state, state);
    }
  }

  /** Tells the number that was there. */
  record Put(long value) implements Operation {
    @Override
    public Effect on(Optional<Long> state) {
      return new Effect(true, Optional.of(value), state);
    }
  }

  /** Where there is no item. */
  record Create(long value) implements Operation {
    @Override
    public Effect on(Optional<Long> state) {
      return state.isPresent()
          ? Effect.refused(state)
          : new Effect(true, Optional.of(value), Optional.empty());
    }
  }

  /** Where a number is there. */
  record Swap(long expected, long value) implements Operation {
    @Override
    public Effect on(Optional<Long> state) {
      return state.equals(Optional.of(expected))
          ? new Effect(true, Optional.of(value), Optional.empty())
          : Effect.refused(state);
    }
  }

  /** Tells the sum; what is not there counts as zero. */
  record Add(long value) implements Operation {
    @Override
    public Effect on(Optional<Long> state) {
      Optional<Long> sum = Optional.of(state.orElse(0L) + value);
      return new Effect(true, sum, sum);
    }
  }

  /** Tells the number that was there. */
  record Delete() implements Operation {
    @Override
    public Effect on(Optional<Long> state) {
      return new Effect(true, Optional.empty(), state);
    }
  }
}
