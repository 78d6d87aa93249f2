package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An enclosure that is still needed when a command in it has ended. */
record LastingEnclosure(Enclosure enclosure) implements Enclosure {

  @Override
  public String name() {
    return enclosure.name();
  }

  @Override
  public List<String> enter() {
    return enclosure.enter();
  }

  @Override
  public Map<String, String> environment() {
    return enclosure.environment();
  }

  @Override
  public Path control() {
    return enclosure.control();
  }

  @Override
  public Inside inside() {
    return enclosure.inside();
  }

  @Override
  public void ask() {
    enclosure.ask();
  }

  @Override
  public void clear() {
    enclosure.clear();
  }

  @Override
  public void end() {
    enclosure.clear();
  }
}
