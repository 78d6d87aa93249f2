package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Faults;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.measurement.Switches;
import java.nio.file.Path;

/** What some processes have used. */
record Share(CpuTime cpu, Switches switches, Faults faults) {

  static final Share NONE = new Share(CpuTime.ZERO, new Switches(0, 0), Faults.NONE);

  static Share of(Reaped reaped) {
    return new Share(reaped.cpu(), reaped.switches(), reaped.faults());
  }

  /**
   * Of a living process of one thread that has waited for no other: processor time is in
   * nanoseconds then, and taken to be the kernel's.
   */
  static Share of(int process) {
    var directory = Path.of("/proc/" + process);
    var schedule = Kernel.read(directory.resolve("schedstat")).orElse("0").strip().split(" ")[0];
    return new Share(
        new CpuTime(0, Long.parseLong(schedule)),
        Switches.parse(Kernel.read(directory.resolve("status")).orElse("")),
        Faults.own(stat(process)));
  }

  /** Of the children that a process has waited for: processor time is in ticks of 10 ms. */
  static Share waitedBy(int process) {
    var stat = stat(process);
    var cpu = ProcStat.parse(stat).map(ProcStat::childrensCpuTime).orElse(CpuTime.ZERO);
    return new Share(cpu, new Switches(0, 0), Faults.waited(stat));
  }

  private static String stat(int process) {
    return Kernel.read(Path.of("/proc/" + process + "/stat")).orElse("");
  }

  Share plus(Share other) {
    return new Share(
        cpu.plus(other.cpu),
        new Switches(
            switches.voluntary() + other.switches.voluntary(),
            switches.involuntary() + other.switches.involuntary()),
        faults.plus(other.faults));
  }

  /** Less what a launcher had used, which was nearly all in the kernel. */
  Share less(Share launchers) {
    return new Share(
        cpu.less(launchers.cpu.total()),
        switches.since(launchers.switches),
        faults.since(launchers.faults));
  }
}
