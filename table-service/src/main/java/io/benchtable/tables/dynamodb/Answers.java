package io.benchtable.tables.dynamodb;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.CRC32;

/** Writes answers with the headers that every one of them has. */
final class Answers {

  private Answers() {}

  static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    response.setStatus(status);
    response.setContentLength(body.length);
    response.setHeader("x-amzn-RequestId", RequestId.next());
    response.setHeader("x-amz-crc32", Long.toString(checksum.getValue()));
    response.getOutputStream().write(body);
  }
}
