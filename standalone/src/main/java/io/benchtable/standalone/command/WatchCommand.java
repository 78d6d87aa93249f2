package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = {
      "Follow a benchmark until it ends, then show what it came to.",
      "Ctrl-C stops watching and cancels nothing."
    },
    footer = {"", "Example:", "  benchtable watch 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class WatchCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  private final Terminal terminal;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return Ending.follow(instance.tables(), id, terminal, instance.json);
  }
}
