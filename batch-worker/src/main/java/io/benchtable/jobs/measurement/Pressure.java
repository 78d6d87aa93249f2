package io.benchtable.jobs.measurement;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For how long the processes of a cgroup waited for what they lacked: the totals of its {@code
 * *.pressure} files, see the kernel's Documentation/accounting/psi.rst.
 */
public record Pressure(@Nullable Stall cpu, @Nullable Stall memory, @Nullable Stall io) {

  /**
   * In microseconds.
   *
   * @param some while at least one of them waited
   * @param full while all of them did; nothing where the kernel does not tell
   */
  public record Stall(long some, @Nullable Long full) {

    Stall since(Stall earlier) {
      return new Stall(
          Math.max(0, some - earlier.some),
          full == null || earlier.full == null ? null : Math.max(0, full - earlier.full));
    }
  }

  /** Of a cgroup of version 2; nothing where the kernel accounts for none. */
  public static Optional<Pressure> of(Path cgroup) {
    var pressure = new Pressure(stall(cgroup, "cpu"), stall(cgroup, "memory"), stall(cgroup, "io"));
    return pressure.cpu == null && pressure.memory == null && pressure.io == null
        ? Optional.empty()
        : Optional.of(pressure);
  }

  private static @Nullable Stall stall(Path cgroup, String of) {
    return parse(Kernel.read(cgroup.resolve(of + ".pressure")).orElse("")).orElse(null);
  }

  static Optional<Stall> parse(String text) {
    var some = total(text, "some ");
    return some.map(found -> new Stall(found, total(text, "full ").orElse(null)));
  }

  private static Optional<Long> total(String text, String kind) {
    return text.lines()
        .filter(line -> line.startsWith(kind) && line.matches(".* total=\\d{1,18}"))
        .map(line -> Long.parseLong(line.substring(line.lastIndexOf('=') + 1)))
        .findFirst();
  }

  public Pressure since(Pressure earlier) {
    return new Pressure(
        since(cpu, earlier.cpu), since(memory, earlier.memory), since(io, earlier.io));
  }

  private static @Nullable Stall since(@Nullable Stall now, @Nullable Stall earlier) {
    return now == null || earlier == null ? null : now.since(earlier);
  }
}
