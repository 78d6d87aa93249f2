package io.benchtable.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A README's commands, as a reader copies them. */
record Readme(String text) {

  /** Reads a file of the repository. */
  static Readme of(String path) {
    try {
      return new Readme(Files.readString(CommandLineProcess.repository().resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The indented blocks of a section, in their order. */
  List<String> blocks(String title) {
    int start = text.indexOf(title + "\n");
    if (start < 0) {
      throw new AssertionError("Expected a section '" + title + "', but there is none");
    }
    int end = text.indexOf("\n## ", start + title.length());
    List<String> blocks = new ArrayList<>();
    boolean inside = false;
    for (String line : text.substring(start, end < 0 ? text.length() : end).split("\n")) {
      boolean indented = line.startsWith("    ");
      if (indented) {
        String command = line.substring(4) + "\n";
        blocks.add(inside ? blocks.removeLast() + command : command);
      }
      inside = indented;
    }
    return blocks;
  }
}
