package io.benchtable.jobs.run;

/** Says that work goes on, and learns whether it is still wanted. */
@FunctionalInterface
public interface Heartbeat {

  /**
   * To be called about once a second.
   *
   * @param progress for people
   * @throws NoLongerWanted when whoever asked has cancelled
   */
  void beat(String progress) throws NoLongerWanted;
}
