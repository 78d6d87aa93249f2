package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Process trees and containers that an earlier process of ours left behind when it died. */
public final class LeftBehind {

  private static final Tree.Killed NOTHING = new Tree.Killed(0, 0);

  private LeftBehind() {}

  static Path directory(Path dataDirectory) {
    return dataDirectory.resolve("trees");
  }

  static String boot() {
    return Kernel.read(Path.of("/proc/sys/kernel/random/boot_id")).map(String::strip).orElse("?");
  }

  /**
   * Ends them all. To be called by whoever holds the data directory, before anything polls for
   * work. A process is only touched when its number and its start time, its cgroup, or the mark in
   * its environment are the ones that were written down.
   *
   * <p>What survives is written down still, for the next time.
   */
  public static Swept sweep(Path dataDirectory) throws IOException {
    var undone = Will.carryOutAll(dataDirectory);
    var directory = directory(dataDirectory);
    if (!Files.isDirectory(directory)) {
      return new Swept(0, 0, undone);
    }
    List<Path> files;
    try (var entries = Files.list(directory)) {
      files = entries.toList();
    }
    var all = NOTHING;
    for (var file : files) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        // Of a trial of namespaces that was cut off.
        remove(file);
        continue;
      }
      var killed =
          TreeRecord.read(file)
              .filter(tree -> tree.boot().equals(boot()))
              .map(LeftBehind::end)
              .orElse(NOTHING);
      if (killed.survivors() == 0) {
        Files.deleteIfExists(file);
      }
      all = all.plus(killed);
    }
    return new Swept(all.processes(), all.survivors(), undone);
  }

  private static void remove(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * How many processes were killed, and how many could not be.
   *
   * @param survivors may disturb what is measured
   * @param undone wills that could not be carried out: their containers may, too
   */
  public record Swept(int killed, int survivors, int undone) {}

  private static Tree.Killed end(TreeRecord tree) {
    var holdsItsNumber =
        Tree.stat(tree.process())
            .filter(stat -> stat.startTicks() == tree.startTicks())
            .isPresent();
    var target = holdsItsNumber ? tree : stripped(tree);
    var killed = new Tree(target).kill(holdsItsNumber);
    Cgroups.remove(tree.cgroups());
    return killed;
  }

  /** The number is a stranger's now, or nobody's: only cgroup and mark still say who belongs. */
  private static TreeRecord stripped(TreeRecord tree) {
    return new TreeRecord(-2, tree.mark(), tree.startTicks(), tree.boot(), tree.cgroups());
  }
}
