package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How namespaces are made on this host, if they can be. */
sealed interface Walls {

  /**
   * None can be made.
   *
   * @param why for people
   */
  record None(String why) implements Walls {}

  /** They can, by a program. */
  sealed interface Possible extends Walls permits Bubblewrap, Unshare {

    /** What a job's isolation says. */
    String by();
  }

  /** The tools that make namespaces, and those that enter them, which come together. */
  record Tools(Path maker, Path nsenter, Path setsid) {}

  /** What a job's isolation says. */
  static String names(Room room, boolean user) {
    var names = new ArrayList<String>();
    if (user) {
      names.add("user");
    }
    names.addAll(List.of("pid", "mount"));
    if (!room.network()) {
      names.add("network");
    }
    names.add("ipc");
    return String.join(", ", names);
  }
}
