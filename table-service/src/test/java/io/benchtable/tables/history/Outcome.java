package io.benchtable.tables.history;

import java.util.Optional;

/** What a client heard of an operation. */
sealed interface Outcome {

  record Done(Optional<Long> told) implements Outcome {}

  /** Done, without a word of the number. */
  record Silent() implements Outcome {}

  /** Its condition did not hold. */
  record Refused() implements Outcome {}

  /** Nothing: it may have been done, may be done yet, or never. */
  record Unknown() implements Outcome {}

  /** The state after an operation with this outcome, if it can have had it. */
  default Optional<Optional<Long>> after(Operation operation, Optional<Long> state) {
    Operation.Effect effect = operation.on(state);
    boolean fits =
        switch (this) {
          case Unknown _ -> true;
          case Refused _ -> !effect.done();
          case Silent _ -> effect.done();
          case Done(Optional<Long> told) -> effect.done() && effect.told().equals(told);
        };
    return fits ? Optional.of(effect.after()) : Optional.empty();
  }

  static Past<Optional<Long>> past(Operation operation, Outcome outcome, long start, long end) {
    return new Past<>(
        operation + " " + outcome,
        start,
        end,
        !(outcome instanceof Unknown),
        state -> outcome.after(operation, state));
  }
}
