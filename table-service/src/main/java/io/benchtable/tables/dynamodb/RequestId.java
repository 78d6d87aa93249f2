package io.benchtable.tables.dynamodb;

import java.util.concurrent.ThreadLocalRandom;

/** What a request is called in its answer, in the form that the service gives it. */
final class RequestId {

  private static final int LENGTH = 52;
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

  private RequestId() {}

  static String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(CHARACTERS.charAt(ThreadLocalRandom.current().nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
