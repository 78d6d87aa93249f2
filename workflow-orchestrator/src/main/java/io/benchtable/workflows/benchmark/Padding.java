package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.item.Sha256;

/**
 * A variable of a size that is drawn for each run. The size of the environment moves a program's
 * stack, which can make it faster or slower by itself; held at one size, that would be taken for a
 * difference between configurations. See T. Mytkowicz, A. Diwan, M. Hauswirth and P. F. Sweeney,
 * "Producing wrong data without doing anything obviously wrong!", ASPLOS 2009, who varied it from 0
 * to 4,096 bytes.
 *
 * @param bytes of the variable's value
 */
public record Padding(int bytes) {

  /** Users' own variables never begin like this. */
  public static final String VARIABLE = "BENCHTABLE_PADDING";

  /** The largest size. */
  static final int MOST = 4096;

  private static final int DIGITS = 15;

  /** The padding of a run: the same for all its steps, another for a run in its place. */
  public static Padding of(long seed, String runId) {
    var drawn = Sha256.hex(seed + " " + runId).substring(0, DIGITS);
    return new Padding((int) (Long.parseLong(drawn, 16) % (MOST + 1)));
  }

  /** The variable's value. */
  public String value() {
    return "x".repeat(bytes);
  }
}
