package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A command's place in namespaces, beside a launcher that waits for it. */
final class Chamber {

  private final Namespaces namespaces;
  private final String by;
  private final boolean network;
  private final Path script;
  private int command;
  private Optional<Reaped> orphans = Optional.empty();

  private Chamber(Namespaces namespaces, String by, boolean network, Path script) {
    this.namespaces = namespaces;
    this.by = by;
    this.network = network;
    this.script = script;
  }

  static Chamber make(Home home, Room room, Walls.Possible walls, String mark) throws IOException {
    var namespaces = Namespaces.start(walls, room, mark, home.ground());
    var script = home.directory().resolve(mark + ".inside.sh");
    return new Chamber(namespaces, walls.by(), room.network(), script);
  }

  /** What the launcher is to read, so that it becomes what puts the command here. */
  String entrance(Command ready) throws IOException {
    Files.writeString(script, StepScript.inNamespaces(ready));
    return StepScript.entering(namespaces.enter(), script);
  }

  /** The launcher has done so. */
  void entered(int launcher) throws IOException {
    command = Namespaces.onlyChild(launcher);
  }

  /** The command itself, as the host knows it. */
  int command() {
    return command;
  }

  Namespaces namespaces() {
    return namespaces;
  }

  /** Of those that lost their parents, when they are reaped. */
  Optional<Reaped> orphans() {
    return orphans;
  }

  /** The same with what is here. */
  Isolation isolation(Isolation outside) {
    return outside.by(by, namespaces.words(), network ? "host" : Isolation.NONE);
  }

  void reap() throws IOException {
    orphans = namespaces.reap();
    Files.deleteIfExists(script);
  }
}
