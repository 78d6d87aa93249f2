package io.benchtable.standalone.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process is known by after whoever started it has ended. A number is given to another
 * process in time, and the wall clock may be set; the boot and the ticks from it to the start stay.
 *
 * @param pid its number
 * @param boot which boot of the machine it belongs to
 * @param startTicks clock ticks from that boot to its start
 */
public record ProcessMark(long pid, String boot, long startTicks) {

  private static final Path PROCESSES = Path.of("/proc");

  /** This process. */
  public static ProcessMark self() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** The process that has this number now, unless it has ended. */
  public static Optional<ProcessMark> of(long pid) {
    try {
      String stat = Files.readString(PROCESSES.resolve(pid + "/stat"));
      // The name, in parentheses, may hold anything; after it come the state and, 20th, the start.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      String boot = Files.readString(PROCESSES.resolve("sys/kernel/random/boot_id")).strip();
      return Optional.of(new ProcessMark(pid, boot, Long.parseLong(fields[19])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads what {@link #text} wrote; nothing if it is anything else, such as half of it. */
  public static Optional<ProcessMark> read(String text) {
    String[] words = text.strip().split(" ");
    return words.length == 3 && words[0].matches("\\d{1,10}") && words[2].matches("\\d{1,18}")
        ? Optional.of(new ProcessMark(Long.parseLong(words[0]), words[1], Long.parseLong(words[2])))
        : Optional.empty();
  }

  /** One line by which {@link #read} knows the process again. */
  public String text() {
    return pid + " " + boot + " " + startTicks;
  }

  /** The process, if it still runs. */
  public Optional<ProcessHandle> process() {
    return of(pid).filter(this::equals).flatMap(_ -> ProcessHandle.of(pid));
  }
}
