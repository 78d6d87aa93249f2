package io.benchtable.standalone.terminal;

import java.util.Objects;

/**
 * One line that is rewritten while something goes on; where nobody watches, a line is printed only
 * when its text has changed enough to be news.
 */
public final class ProgressLine implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[2K";

  private final Terminal terminal;
  private String shown = "";

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows {@code live}; off a terminal prints {@code event} instead, once for each different text.
   */
  public void show(String live, String event) {
    if (terminal.interactive()) {
      String cut =
          live.length() < terminal.columns() ? live : live.substring(0, terminal.columns() - 1);
      terminal.err().print(CLEAR + cut);
      terminal.err().flush();
    } else if (!Objects.equals(shown, event)) {
      terminal.err().println(event);
      shown = event;
    }
  }

  /** Removes the live line. */
  @Override
  public void close() {
    if (terminal.interactive()) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
