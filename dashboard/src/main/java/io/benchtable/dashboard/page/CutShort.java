package io.benchtable.dashboard.page;

import java.io.IOException;

/**
 * A file could not be read to its end after it was begun. Nobody answers this: the server breaks
 * the connection off, so that no reader takes the file for whole. It has no cause, since an answer
 * to that would be written behind the file.
 */
final class CutShort extends IOException {

  CutShort(String message) {
    super(message);
  }
}
