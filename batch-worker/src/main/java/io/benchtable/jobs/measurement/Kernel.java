package io.benchtable.jobs.measurement;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/** Files of the kernel's own file systems, which may vanish or be forbidden at any time. */
public final class Kernel {

  private Kernel() {}

  /** The file's text, or nothing if there is no such file (any more) or it may not be read. */
  public static Optional<String> read(Path file) {
    // Not by Files, which asks for one byte of what seems to be empty: settings give no second.
    try (var opened = new FileInputStream(file.toFile())) {
      return Optional.of(new String(opened.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The file's only number; nothing also for {@code max}. */
  public static OptionalLong number(Path file) {
    var text = read(file).map(String::strip).orElse("");
    return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(Character::isDigit)
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Writes a setting that is there; true if the kernel took it. */
  public static boolean write(Path file, String value) {
    try {
      Files.writeString(file, value, StandardOpenOption.WRITE);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
