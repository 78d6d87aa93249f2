package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The processes of a step: all of its session, all in its cgroup, all that carry its mark, all that
 * were once seen to be of it, wherever they moved, and all descendants of those.
 */
final class Tree {

  private static final Path PROC = Path.of("/proc");

  /** A large process needs a while to give its memory back. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TreeRecord record;
  private final Elders elders;
  private final Signal signal;
  private final Duration patience;
  private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
  private volatile Set<Integer> helpers = Set.of();

  /** Sends a signal to a process, or to a group if the number is negative. */
  interface Signal {
    void send(int process, int signal);
  }

  /** A tree of which it is not known what was there before it. */
  Tree(TreeRecord record) {
    this(record, Elders.NONE);
  }

  Tree(TreeRecord record, Elders elders) {
    this(record, elders, Native::signal, PATIENCE);
  }

  Tree(TreeRecord record, Elders elders, Signal signal, Duration patience) {
    this.record = record;
    this.elders = elders;
    this.signal = signal;
    this.patience = patience;
  }

  /**
   * From now on the first process and these only keep the others: they are none of the tree, but
   * all their other descendants are.
   */
  void helpedBy(Set<Integer> keeping) {
    var all = new HashSet<>(keeping);
    all.add(record.process());
    helpers = Set.copyOf(all);
  }

  /** Its processes, and those that only keep them. */
  Set<Integer> everybody() {
    var all = new HashSet<>(members().keySet());
    all.addAll(helpers);
    all.add(record.process());
    return all;
  }

  TreeRecord record() {
    return record;
  }

  /** A process is of the tree, whatever becomes of its session, its parent and its environment. */
  void remember(ProcStat stat) {
    seen.put(stat.pid(), stat.startTicks());
  }

  /** Whether this very process is remembered, not another that was given its number later. */
  boolean remembers(ProcStat stat) {
    return Long.valueOf(stat.startTicks()).equals(seen.get(stat.pid()));
  }

  /**
   * Its living processes, wherever they are. Looks at every process of the host that was not there
   * before it, and at all that were moved into its cgroups.
   */
  Map<Integer, ProcStat> members() {
    var members = inCgroups();
    var candidates = processes();
    elders.leaveOut(candidates);
    candidates.addAll(members);
    candidates.addAll(seen.keySet());
    candidates.addAll(helpers);
    var all = new TreeMap<Integer, ProcStat>();
    for (var id : candidates) {
      stat(id).ifPresent(stat -> all.put(id, stat));
    }
    all.values().stream()
        .filter(stat -> stat.session() == record.process() || stat.pid() == record.process())
        .forEach(stat -> members.add(stat.pid()));
    all.values().stream().filter(this::remembers).forEach(stat -> members.add(stat.pid()));
    all.values().stream()
        .filter(stat -> stat.startTicks() >= record.startTicks())
        .filter(stat -> !members.contains(stat.pid()) && isMarked(stat.pid()))
        .forEach(stat -> members.add(stat.pid()));
    members.addAll(helpers);
    while (addChildren(all, members)) {
      // Descendants may be numbered before their parents.
    }
    members.removeAll(helpers);
    all.keySet().retainAll(members);
    all.values().removeIf(stat -> !stat.alive());
    return all;
  }

  private static boolean addChildren(Map<Integer, ProcStat> all, Set<Integer> members) {
    var before = members.size();
    all.values().stream()
        .filter(stat -> members.contains(stat.parent()))
        .forEach(stat -> members.add(stat.pid()));
    return members.size() > before;
  }

  /**
   * Some of its living processes, or none if it has none. Its cgroups are asked first, which is
   * cheap; but who may write to them can leave them.
   */
  private Set<Integer> left() {
    var left = inCgroups();
    left.removeAll(helpers);
    left.removeIf(id -> stat(id).filter(ProcStat::alive).isEmpty());
    return left.isEmpty() ? members().keySet() : left;
  }

  private Set<Integer> inCgroups() {
    return record.cgroups().stream()
        .flatMap(JobCgroup::processes)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private boolean isMarked(int id) {
    return Kernel.read(PROC.resolve(id + "/environ"))
        .filter(environment -> environment.contains("BENCHTABLE_JOB=" + record.mark()))
        .isPresent();
  }

  static Optional<ProcStat> stat(int id) {
    return Kernel.read(PROC.resolve(id + "/stat")).flatMap(ProcStat::parse);
  }

  static Set<Integer> processes() {
    var ids = new HashSet<Integer>();
    var names = PROC.toFile().list();
    for (var name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        ids.add(Integer.parseInt(name));
      }
    }
    return ids;
  }

  /** Sends a signal to every process of the tree; returns how many there were. */
  int signal(int number) {
    var members = members();
    if (members.containsKey(record.process())) {
      signal.send(-record.process(), number);
    }
    members.values().stream()
        .filter(stat -> stat.group() != record.process())
        .forEach(stat -> signal.send(stat.pid(), number));
    return members.size();
  }

  /**
   * Kills every process of the tree and looks again until none is left: one may have started
   * another meanwhile.
   *
   * @param first whether the first process of the tree still holds its number, alive or not reaped
   */
  Killed kill(boolean first) {
    var found = new HashSet<Integer>();
    var giveUp = System.nanoTime() + patience.toNanos();
    var left = left();
    while (!left.isEmpty()) {
      // Linux 5.14 kills a whole cgroup at once, so that nothing can be started meanwhile.
      record.killFiles().forEach(file -> Kernel.write(file, "1"));
      if (first) {
        signal.send(-record.process(), Native.KILL);
      }
      left.forEach(id -> signal.send(id, Native.KILL));
      found.addAll(left);
      LockSupport.parkNanos(1_000_000);
      left = left();
      if (System.nanoTime() >= giveUp) {
        break;
      }
    }
    found.addAll(left);
    return new Killed(found.size() - left.size(), left.size());
  }

  /**
   * What came of killing a tree.
   *
   * @param survivors processes that were still there when we gave up: the kernel holds on to one
   *     that waits for a broken disk or file server
   */
  record Killed(int processes, int survivors) {

    Killed plus(Killed other) {
      return new Killed(processes + other.processes, survivors + other.survivors);
    }
  }
}
