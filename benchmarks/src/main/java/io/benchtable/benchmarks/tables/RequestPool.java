package io.benchtable.benchmarks.tables;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A file of signed requests for {@code wrk}: first how many there are, then of each its length in
 * bytes and itself. They come in rounds: each item once, in an order that is always the same.
 */
final class RequestPool {

  /** A put must find another item than it writes. */
  private static final int ROUNDS = 2;

  /** Of more items, some are taken at random. */
  private static final int MOST = 10_000;

  private RequestPool() {}

  static void write(Path file, URI address, Operation operation, int items) throws IOException {
    Signer signer = new Signer(address);
    List<Integer> order = new ArrayList<>();
    for (int number = 0; number < items; number++) {
      order.add(number);
    }
    Collections.shuffle(order, new Random(1));
    order = order.subList(0, Math.min(items, MOST));
    int rounds = operation == Operation.PUT ? ROUNDS : 1;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write((rounds * order.size() + "\n").getBytes(StandardCharsets.US_ASCII));
      for (int round = 1; round <= rounds; round++) {
        for (int number : order) {
          byte[] request = request(signer, operation, operation.body(number, round));
          out.write((request.length + "\n").getBytes(StandardCharsets.US_ASCII));
          out.write(request);
        }
      }
    }
  }

  private static byte[] request(Signer signer, Operation operation, String body) {
    StringBuilder text = new StringBuilder("POST / HTTP/1.1\r\n");
    signer
        .headers(operation.target(), body)
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
