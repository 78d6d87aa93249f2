package io.benchtable.workflows.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a benchmark's blocks hold. */
public enum Mode {
  /** Every configuration of the matrix once. */
  BLOCKS,
  /** The only configuration twice, so that whatever differs is noise. */
  AA;

  private static final List<String> ARMS = List.of("A", "B");

  /** As it is written in a spec. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Mode> of(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }

  static String texts() {
    return Arrays.stream(values()).map(Mode::text).collect(Collectors.joining(" or "));
  }

  /** What is run in each block, given the matrix. */
  List<Configuration> arms(List<Configuration> matrix) {
    return switch (this) {
      case BLOCKS -> matrix;
      case AA -> matrix.stream().flatMap(one -> ARMS.stream().map(one::arm)).toList();
    };
  }
}
