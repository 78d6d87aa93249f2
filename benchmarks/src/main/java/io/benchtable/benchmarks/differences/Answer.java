package io.benchtable.benchmarks.differences;

import tools.jackson.databind.JsonNode;

/** What a server answered: its status and its JSON. */
record Answer(int status, JsonNode body) {

  boolean isSuccess() {
    return status == 200;
  }

  /** Whether the server says that it failed itself, also at a part of a batch. */
  boolean isFault() {
    return status >= 500
        || body.findValues("Code").stream()
            .anyMatch(code -> code.asString("").equals("InternalServerError"));
  }

  /** The error's name without what stands before it; empty for a success. */
  String error() {
    String type = body.path("__type").asString("");
    return type.substring(type.indexOf('#') + 1);
  }

  String message() {
    return body.path("message").asString(body.path("Message").asString(""));
  }

  /** Status, name and text of a failure; a success is only its status. */
  String outcome() {
    return isSuccess() ? "200" : "%d %s: %s".formatted(status, error(), message());
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
