package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Namespaces by unshare(1) of util-linux 2.36 or newer, and mounts by mount(8). */
record Unshare(Walls.Tools tools, boolean user) implements Walls.Possible {

  @Override
  public String by() {
    return "unshare";
  }

  /** Does nothing to what could not be written anyway, such as a mount that is not ours to see. */
  private static final String FUNCTIONS =
      """
      set -e
      lock() {
        mount -o remount,bind,ro -- "$1" 2> /dev/null || [ ! -w "$1" ] \\
          || { echo "$1 cannot be made read-only"; exit 1; }
      }
      show() {
        [ -e "$root$2" ] || if [ -d "$1" ]; then mkdir -p "$root$2"
          else mkdir -p "$root${2%/*}"; : > "$root$2"; fi
        mount --bind -- "$1" "$root$2"
      }
      """;

  private static final String ENTER =
      """
      if [ -d "$root/dev/shm" ]; then mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"; fi
      mount -t proc proc "$root/proc"
      cd "$root"
      pivot_root . .
      umount -l .
      cd /
      set +e
      { ip link set lo up || ifconfig lo up; } > /dev/null 2>&1 || {
        echo "loopback cannot be brought up: ip of iproute2 is not there" >&2
        exit 1
      }
      """;

  /**
   * @param script a file that holds {@link #script}
   */
  List<String> command(Room room, Path script) {
    var argv = new ArrayList<>(List.of(tools.maker().toString()));
    if (user) {
      argv.addAll(List.of("--user", "--map-current-user", "--keep-caps"));
    }
    argv.addAll(List.of("--mount", "--pid", "--fork", "--kill-child", "--ipc"));
    if (!room.network()) {
      argv.add("--net");
    }
    argv.addAll(List.of("/bin/sh", script.toString()));
    return argv;
  }

  /**
   * Makes a read-only copy of the tree of mounts, with what may be written in it, and moves there.
   *
   * @param root an empty folder, which the copy is mounted on
   * @param first the rest of the script
   */
  String script(Room room, Path root, String first) throws IOException {
    var lines = new StringBuilder(FUNCTIONS);
    lines.append("root=").append(StepScript.quote(root.toString())).append('\n');
    lines.append("mount --rbind / \"$root\"\n");
    for (var point : mountPoints()) {
      lines.append("lock \"$root\"").append(StepScript.quote(point)).append('\n');
    }
    for (var mount : room.mounts()) {
      lines.append("show ").append(StepScript.quote(mount.source().toString())).append(' ');
      lines.append(StepScript.quote(mount.target().toString())).append('\n');
      if (!mount.writable()) {
        lines.append("lock \"$root\"").append(StepScript.quote(mount.target().toString()));
        lines.append('\n');
      }
    }
    return lines.append(ENTER).append(first).toString();
  }

  /** Of all that can be written to, but for what the new proc hides. */
  private static List<String> mountPoints() {
    return Kernel.read(Path.of("/proc/self/mountinfo")).stream()
        .flatMap(String::lines)
        .map(line -> line.split(" "))
        .filter(words -> words.length > 5 && !List.of(words[5].split(",")).contains("ro"))
        .map(words -> unescaped(words[4]))
        .filter(point -> !point.equals("/proc") && !point.startsWith("/proc/"))
        .filter(point -> Files.exists(Path.of(point)))
        .distinct()
        .collect(Collectors.toList());
  }

  /** Space, tab, newline and backslash are octal numbers there, see proc(5). */
  private static String unescaped(String point) {
    return point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
