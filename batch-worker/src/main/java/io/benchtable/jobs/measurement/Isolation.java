package io.benchtable.jobs.measurement;

import org.jspecify.annotations.Nullable;

/**
 * What a job was kept apart from others by, in words for people.
 *
 * @param cgroup its version and what it limits, such as {@code v2 (memory)}, or {@code none}
 * @param namespaces such as {@code pid, mount, network, ipc}, or {@code none}
 * @param by the program that made them, or {@code none}
 * @param network {@code none} or {@code host}: what it could reach
 * @param cores which were its own, such as {@code 2-3 exclusive}, or {@code shared}
 * @param why there is no more of it; nothing where there is all
 */
public record Isolation(
    String cgroup,
    String namespaces,
    String by,
    String network,
    String cores,
    @Nullable String why) {

  public static final String NONE = "none";

  /** The same without namespaces, for a reason. */
  public Isolation because(String reason) {
    return new Isolation(cgroup, NONE, NONE, network, cores, reason);
  }

  /** The same on these cores. */
  public Isolation on(String words) {
    return new Isolation(cgroup, namespaces, by, network, words, why);
  }

  /** The same with namespaces. */
  public Isolation by(String program, String names, String reached) {
    return new Isolation(cgroup, names, program, reached, cores, null);
  }

  /** The same by an engine, which makes namespaces and limits of its own. */
  public Isolation in(String engine, String network) {
    return new Isolation(cgroup, "the engine's", engine, network, cores, null);
  }
}
