package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Inside;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.Will;
import io.benchtable.jobs.software.Resolved.InContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container of podman or docker that is there until it is closed. */
final class KeptContainer implements Engine.Lodging {

  private static final Logger LOG = LoggerFactory.getLogger(KeptContainer.class);

  /** Longer than any step; every {@code sleep} understands it. */
  private static final String FOR_EVER = "2147483647";

  private final InContainer image;
  private final String container;
  private final List<String> removal;
  private final Map<String, String> environment;
  private final Path control;
  private final Will will;
  private Inside inside = new Inside.Unseen();
  private boolean ended;

  private KeptContainer(
      InContainer image,
      String container,
      List<String> removal,
      Map<String, String> environment,
      Path control,
      Will will) {
    this.image = image;
    this.container = container;
    this.removal = removal;
    this.environment = environment;
    this.control = control;
    this.will = will;
  }

  static KeptContainer start(
      InContainer image,
      List<String> removal,
      Folders folders,
      Limits limits,
      Map<String, String> environment,
      Processes processes)
      throws IOException {
    var name = "benchtable-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    var remove = command(image, removal, name);
    // Written down before it is started: whoever comes after us removes it.
    var will = processes.lastWill(remove, environment);
    var container = new KeptContainer(image, name, remove, environment, folders.control(), will);
    try {
      container.start(folders, limits);
      return container;
    } catch (IOException failed) {
      container.close();
      throw failed;
    }
  }

  private static List<String> command(InContainer image, List<String> arguments, String last) {
    var argv = new ArrayList<>(List.of(image.program()));
    argv.addAll(arguments);
    argv.add(last);
    return List.copyOf(argv);
  }

  private void start(Folders folders, Limits limits) throws IOException {
    var argv = new ArrayList<>(List.of(image.program(), "run", "--detach", "--name", container));
    argv.addAll(List.of("--pull", "never", "--log-driver", "none", "--stop-signal", "SIGKILL"));
    // Without labels of a security module, as files of this host are mounted that have their own.
    argv.addAll(List.of("--security-opt", "no-new-privileges", "--security-opt", "label=disable"));
    argv.addAll(image.options());
    argv.addAll(limits.options());
    argv.addAll(folders.mounts());
    argv.addAll(List.of("--entrypoint", "sleep", image.reference(), FOR_EVER));
    var id = run(argv).strip();
    var process = run(command(image, List.of("inspect", "--format", "{{.State.Pid}}"), container));
    inside = Inside.of(number(process.strip()), id);
  }

  private String run(List<String> argv) throws IOException {
    var result = new Errand(List.copyOf(argv), environment, Engine.SHORT).runAnyway();
    if (!result.succeeded()) {
      throw new IOException(
          "Expected to start a container of " + image.name() + ", but: " + result.said());
    }
    return result.output();
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
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
        "read -r first < /proc/1/comm && [ \"$first\" = sleep ] && kill -"
            + signal
            + " -1 2> /dev/null || true";
    carryOut(List.of(image.program(), "exec", container, "sh", "-c", kill), "sent a signal");
  }

  @Override
  public synchronized void end() {
    if (!ended) {
      ended = carryOut(removal, "removed");
    }
  }

  private boolean carryOut(List<String> argv, String what) {
    try {
      var result = new Errand(argv, environment, Engine.SHORT).runAnyway();
      if (!result.succeeded()) {
        LOG.warn("Container {} was not {}: {}", container, what, result.said());
      }
      return result.succeeded();
    } catch (IOException failure) {
      LOG.warn("Container {} was not {}", container, what, failure);
      return false;
    }
  }

  /** A container that could not be removed is still in the will. */
  @Override
  public void close() throws IOException {
    end();
    if (ended) {
      will.close();
    }
  }
}
