package io.benchtable.tables.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads bodies whole, of which some length is enough. */
final class Bodies {

  private static final int LARGEST = 8 * 1024 * 1024;

  private Bodies() {}

  static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LARGEST) {
      throw new BodyTooLarge(LARGEST);
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new BodyTooLarge(LARGEST);
    }
    return body;
  }
}
