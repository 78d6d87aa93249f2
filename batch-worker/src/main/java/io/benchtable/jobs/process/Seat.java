package io.benchtable.jobs.process;

/**
 * Which cores a command gets.
 *
 * @param platform which are left for all that is ours besides; none where the command needs all
 */
record Seat(Cores command, Cores platform) {

  /**
   * @param wanted how many
   */
  static Seat of(Cores all, int wanted) {
    var command = all.last(Math.min(wanted, all.count()));
    return new Seat(command, all.without(command));
  }

  boolean isExclusive() {
    return platform.count() > 0;
  }

  /**
   * What a job's isolation says.
   *
   * @param kept whether the platform keeps off them
   */
  String words(boolean kept) {
    if (!isExclusive()) {
      return command + " shared with the platform, as there are no more";
    }
    return kept ? command + " exclusive" : command + " shared with the platform";
  }
}
