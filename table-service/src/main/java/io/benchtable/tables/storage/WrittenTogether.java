package io.benchtable.tables.storage;

import java.util.List;

/**
 * What became of writes that were sent together.
 *
 * @param throttled those that there were no units for
 */
public record WrittenTogether(List<Done> done, List<Write> throttled) {

  /**
   * A write that was done.
   *
   * @param change as far as it is known: what was there before only where that was asked for
   */
  public record Done(Write write, Change change) {}
}
