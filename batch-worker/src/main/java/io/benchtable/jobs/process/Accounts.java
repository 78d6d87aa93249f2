package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Faults;
import io.benchtable.jobs.measurement.Pressure;
import io.benchtable.jobs.measurement.Switches;
import io.benchtable.jobs.measurement.Traffic;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a command's processes use, from the clock's start to the end. Calls come in this order. */
sealed interface Accounts permits TreeAccounts, ContainerAccounts {

  /** The clock is about to start. */
  void begin();

  /**
   * The command has ended and is not reaped yet.
   *
   * @return what other processes of it are left; nothing where that cannot be seen
   */
  Optional<Left> end();

  /** Those have been killed; after this the command is reaped and its cgroup removed. */
  void settle();

  Figures figures(Reaped reaped);

  /** What is not known is null or absent. */
  record Figures(
      @Nullable CpuTime cpu,
      OptionalLong peakMemoryBytes,
      String peakMemoryMethod,
      @Nullable Traffic traffic,
      @Nullable Switches switches,
      @Nullable Faults faults,
      @Nullable Pressure pressure,
      Optional<JobCgroup.OutOfMemory> outOfMemory) {}

  static Accounts of(Launcher launcher, Command command, String method, Runnable overLimit) {
    return switch (command.inside()) {
      case Inside.OurTree _ -> new TreeAccounts(launcher, command, method, overLimit);
      case Inside.OwnCgroup(JobCgroup cgroup, int keeper) ->
          new ContainerAccounts(launcher.record().process(), Optional.of(cgroup), keeper);
      case Inside.Unseen _ ->
          new ContainerAccounts(launcher.record().process(), Optional.empty(), 0);
    };
  }
}
