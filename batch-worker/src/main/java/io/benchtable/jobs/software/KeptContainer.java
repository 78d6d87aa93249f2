package io.benchtable.jobs.software;

import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.process.Inside;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.Will;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container of podman or docker that is there until it is closed. */
final class KeptContainer implements Engine.Lodging {

  private static final Logger LOG = LoggerFactory.getLogger(KeptContainer.class);

  /** Longer than any step; every {@code sleep} understands it. */
  private static final String FOR_EVER = "2147483647";

  /** Its process is our own: no init, no health checks beside what is measured. */
  private static final List<String> OURS_ALONE =
      List.of("--init=false", "--no-healthcheck", "--pull", "never", "--log-driver", "none");

  /** Without labels of a security module, as files of this host are mounted that have their own. */
  private static final List<String> SECURITY =
      List.of("--security-opt", "no-new-privileges", "--security-opt", "label=disable");

  /**
   * Removes containers by a filter. That there is none is no failure, whatever a version of {@code
   * rm} makes of it; that the engine does not answer is one.
   */
  private static final String REMOVE =
      "all=$(\"$1\" ps --all --quiet --no-trunc --filter \"$2\") || exit 1;"
          + " [ -z \"$all\" ] || exec \"$1\" rm --force --volumes $all";

  private final InContainer image;
  private final String container;
  private final Map<String, String> environment;
  private final Path control;
  private final Will will;
  private final Consumer<KeptContainer> leftOver;
  private Inside inside = new Inside.Unseen();
  private boolean removed;
  private boolean closed;

  private KeptContainer(
      InContainer image,
      String container,
      Map<String, String> environment,
      Path control,
      Will will,
      Consumer<KeptContainer> leftOver) {
    this.image = image;
    this.container = container;
    this.environment = environment;
    this.control = control;
    this.will = will;
    this.leftOver = leftOver;
  }

  /**
   * @param label of all containers of this worker
   * @param leftOver told of one that could not be removed
   */
  static KeptContainer start(
      InContainer image,
      String label,
      Folders folders,
      Map<String, String> environment,
      Processes processes,
      Consumer<KeptContainer> leftOver)
      throws IOException {
    var name = "benchtable-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    // Written down before it is started: whoever comes after us removes it.
    var will = processes.lastWill(removal(image.program(), "name=" + name), environment);
    var container = new KeptContainer(image, name, environment, folders.control(), will, leftOver);
    try {
      container.start(label, folders);
      return container;
    } catch (IOException failed) {
      try {
        container.close();
      } catch (IOException left) {
        failed.addSuppressed(left);
      }
      throw failed;
    }
  }

  static List<String> removal(String program, String filter) {
    return List.of("/bin/sh", "-c", REMOVE, "sh", program, filter);
  }

  private void start(String label, Folders folders) throws IOException {
    var argv = new ArrayList<>(List.of(image.program(), "run", "--detach", "--name", container));
    argv.addAll(List.of("--label", label, "--stop-signal", "SIGKILL"));
    argv.addAll(OURS_ALONE);
    argv.addAll(SECURITY);
    argv.addAll(image.options());
    argv.addAll(folders.limits());
    argv.addAll(folders.mounts());
    argv.addAll(List.of("--entrypoint", "sleep", image.reference(), FOR_EVER));
    var id = run(argv).strip();
    var pid =
        run(List.of(image.program(), "inspect", "--format", "{{.State.Pid}}", container)).strip();
    inside = Inside.of(pid.matches("\\d{1,9}") ? Integer.parseInt(pid) : 0, id);
  }

  private String run(List<String> argv) throws IOException {
    var result = carryOut(argv);
    if (!result.succeeded()) {
      throw new IOException(
          "Expected to start a container of " + image.name() + ", but: " + result.said());
    }
    return result.output();
  }

  private Errand.Result carryOut(List<String> argv) throws IOException {
    return new Errand(List.copyOf(argv), environment, Engine.SHORT).runAnyway();
  }

  /** Signals and counts are right only if its first process is what was started. */
  @Override
  public void check() throws IOException {
    var asked = carryOut(inShell("read -r first < /proc/1/comm && echo \"$first\""));
    if (!asked.output().strip().equals("sleep")) {
      throw new IOException(
          "Expected the container's first process to be sleep, but it is " + asked.said());
    }
  }

  private List<String> inShell(String script) {
    return List.of(image.program(), "exec", container, "sh", "-c", script);
  }

  @Override
  public String name() {
    return image.name();
  }

  @Override
  public List<String> enter() {
    return List.of(image.program(), "exec", container);
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Isolation isolation(Isolation ours) {
    var network = image.options().contains("none") ? "none" : "host";
    return new Isolation(
        "the engine's", "the engine's", image.engine(), network, ours.cores(), null);
  }

  @Override
  public Path control() {
    return control;
  }

  @Override
  public Inside inside() {
    return inside;
  }

  @Override
  public void ask() {
    signal("TERM");
  }

  @Override
  public void clear() {
    signal("KILL");
  }

  /**
   * To all but the first process, which keeps the container and which such a signal does not reach.
   * Were that not our first process, we would be where others' processes are: then to none.
   */
  private void signal(String signal) {
    var kill =
        "read -r first < /proc/1/comm && [ \"$first\" = sleep ] || exit 3; kill -"
            + signal
            + " -1 2> /dev/null; exit 0";
    try {
      var result = carryOut(inShell(kill));
      if (!result.succeeded()) {
        LOG.warn("Container {} was not sent {}: {}", container, signal, result.said());
      }
    } catch (IOException failure) {
      LOG.warn("Container {} was not sent {}", container, signal, failure);
    }
  }

  /**
   * Ends whatever is in it, at once. Tries once: whoever closes it again has been told.
   *
   * @throws IOException if it is still there; it is in the will, and is tried again later
   */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      remove();
    }
  }

  synchronized void remove() throws IOException {
    if (removed) {
      return;
    }
    var result = carryOut(removal(image.program(), "name=" + container));
    if (!result.succeeded()) {
      leftOver.accept(this);
      throw new IOException(
          "Expected container " + container + " to be removed, but: " + result.said());
    }
    removed = true;
    will.close();
  }
}
