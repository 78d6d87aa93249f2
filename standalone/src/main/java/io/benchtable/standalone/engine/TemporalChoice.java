package io.benchtable.standalone.engine;

/** Which Temporal serves the workflows; {@code --temporal} says it in one word. */
public sealed interface TemporalChoice {

  /** A server that somebody else runs. */
  record At(String address) implements TemporalChoice {}

  /** A real server as a child process, on a file below the data directory. */
  record Child(TemporalProgram program) implements TemporalChoice {}

  /** The in-memory server of the test kit: nothing to install, not durable. */
  record InMemory() implements TemporalChoice {}

  /**
   * Reads {@code auto}, {@code memory}, {@code server}, or an address {@code host:port}.
   *
   * @throws IllegalArgumentException if it is none of these, or {@code server} is not installed
   */
  static TemporalChoice of(String word) {
    return switch (word) {
      case "auto" ->
          TemporalProgram.find().<TemporalChoice>map(Child::new).orElseGet(InMemory::new);
      case "memory" -> new InMemory();
      case "server" ->
          TemporalProgram.find()
              .<TemporalChoice>map(Child::new)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Expected a Temporal server, but there is neither temporal on the PATH"
                              + " nor "
                              + TemporalProgram.installed()
                              + ": run ./benchtable install temporal"));
      default -> {
        if (!word.matches("[^:\\s]+:\\d{1,5}")) {
          throw new IllegalArgumentException(
              "Expected auto, memory, server or host:port for Temporal, but it is '" + word + "'");
        }
        yield new At(word);
      }
    };
  }

  /** Whether workflows survive the end of the process. */
  default boolean durable() {
    return !(this instanceof InMemory);
  }
}
