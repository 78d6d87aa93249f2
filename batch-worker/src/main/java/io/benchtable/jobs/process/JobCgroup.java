package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.CpuTime;
import java.nio.file.Path;
import java.util.List;

/** The cgroup of one step: what it may use, and what it has used. */
interface JobCgroup {

  /** Directories that its processes are in, one a hierarchy. */
  List<Path> directories();

  void limitMemory(long bytes);

  /** The highest charge counts from now on, where the kernel can do that. */
  void resetHighest();

  /** Memory in bytes: charged now, the highest charge so far, and page cache backed by files. */
  Charge charge();

  record Charge(long now, long highest, long file) {}

  CpuTime cpu();

  /** How many processes were killed because the limit was reached. */
  long outOfMemoryKills();
}
