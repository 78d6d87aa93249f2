package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * This process and all that it has started, but for commands: kept off the cores of one that is
 * measured. What has been started otherwise, or has left our tree, is where it was.
 */
final class Platform {

  private final Cores all;
  private Map<Integer, Cores> before = Map.of();
  private boolean keepsOff;

  /**
   * @param all that we may use
   */
  Platform(Cores all) {
    this.all = all;
  }

  Cores all() {
    return all;
  }

  /**
   * From now on all threads stay where the seat leaves room for them.
   *
   * @param command its processes, which are left where they are
   * @return whether they do; not if they already keep off another command's cores
   */
  synchronized boolean keepOff(Seat seat, Set<Integer> command) {
    if (keepsOff || !seat.isExclusive()) {
      return false;
    }
    var were = new HashMap<Integer, Cores>();
    for (var thread : threads(command)) {
      Affinity.of(thread).ifPresent(cores -> were.put(thread, cores));
      Affinity.set(thread, seat.platform());
    }
    before = were;
    keepsOff = true;
    return true;
  }

  /** Every thread is where it was; those that were started meanwhile may be everywhere. */
  synchronized void restore(Set<Integer> command) {
    for (var thread : threads(command)) {
      Affinity.set(thread, before.getOrDefault(thread, all));
    }
    before = Map.of();
    keepsOff = false;
  }

  private static Set<Integer> threads(Set<Integer> command) {
    var threads = new HashSet<Integer>();
    var us = ProcessHandle.current();
    addThreads(us.pid(), threads);
    us.descendants()
        .filter(child -> !command.contains((int) child.pid()))
        .forEach(child -> addThreads(child.pid(), threads));
    return threads;
  }

  private static void addThreads(long process, Set<Integer> threads) {
    var names = Path.of("/proc/" + process + "/task").toFile().list();
    for (var name : names == null ? new String[0] : names) {
      threads.add(Integer.parseInt(name));
    }
  }
}
