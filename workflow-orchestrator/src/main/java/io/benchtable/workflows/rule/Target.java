package io.benchtable.workflows.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a rule does with an event that it matches. */
public sealed interface Target {

  /** Unique in its rule. */
  String id();

  /**
   * Calls a command: the event on its standard input, JSON on its standard output.
   *
   * @param queue the job queue whose workers run it
   * @param putTo the table that takes the output as an item
   */
  record Function(
      String id, List<String> command, Duration timeout, String queue, Optional<String> putTo)
      implements Target {
    public Function {
      command = List.copyOf(command);
    }
  }

  /** Puts an item made from the event. */
  record PutItem(String id, String table, InputTemplate template) implements Target {}

  /** Starts the benchmark that the event is about; of the platform's own rules only. */
  record StartBenchmark(String id) implements Target {}

  /** Cancels the benchmark that the event is about; of the platform's own rules only. */
  record CancelBenchmark(String id) implements Target {}

  /** Restores a benchmark that was put over; of the platform's own rules only. */
  record GuardBenchmark(String id) implements Target {}
}
