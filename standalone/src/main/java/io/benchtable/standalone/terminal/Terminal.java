package io.benchtable.standalone.terminal;

import java.io.PrintWriter;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err progress and problems
 * @param interactive whether a person watches {@code err}: only then are lines rewritten
 * @param color whether colours may support what words already say ({@code NO_COLOR} unset)
 * @param columns the width to fit
 */
public record Terminal(
    PrintWriter out, PrintWriter err, boolean interactive, boolean color, int columns) {

  private static final int NARROWEST = 80;

  /** The terminal of this process. */
  public static Terminal ofProcess() {
    // Java knows of standard input and output alone; the script says what standard error is.
    boolean interactive = Boolean.getBoolean("benchtable.interactive");
    boolean color =
        System.console() != null
            && System.console().isTerminal()
            && System.getenv("NO_COLOR") == null;
    return new Terminal(
        new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
        interactive,
        color,
        columns(System.getenv("COLUMNS")));
  }

  private static int columns(@org.jspecify.annotations.Nullable String said) {
    return said != null && said.matches("\\d{2,4}")
        ? Math.max(NARROWEST, Integer.parseInt(said))
        : NARROWEST;
  }
}
