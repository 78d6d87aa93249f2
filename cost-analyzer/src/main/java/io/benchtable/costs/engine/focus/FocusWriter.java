package io.benchtable.costs.engine.focus;

import io.benchtable.costs.item.FocusLines;
import java.io.IOException;

/** Writes rows into a file, which is whole once it is finished. */
interface FocusWriter {

  void write(FocusLines.Row row) throws IOException;

  /** Writes what is still held, and the end of the file. */
  void finish() throws IOException;
}
