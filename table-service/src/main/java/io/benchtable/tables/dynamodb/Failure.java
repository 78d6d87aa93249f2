package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * An answer that is an error.
 *
 * @param type as the protocol writes it, with its namespace
 * @param item the item that a condition did not hold for, as DynamoDB JSON; empty for none
 * @param throttling what was exceeded, as JSON; empty for a failure of another kind
 * @param reasons why a transaction was cancelled, as JSON; empty for another failure of one, and
 *     null for a failure of anything else
 */
record Failure(
    int status,
    String type,
    String message,
    String item,
    String throttling,
    @Nullable String reasons) {

  private static final String SERVICE = "com.amazon.coral.service#";
  private static final String THROTTLING = "com.amazon.coral.availability#ThrottlingException";
  private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

  /** Errors of the service's framework whose text the protocol writes with a capital letter. */
  private static final Set<String> CAPITAL =
      Set.of("SerializationException", "AccessDeniedException");

  Failure(int status, String type, String message, String item) {
    this(status, type, message, item, "", null);
  }

  private String name() {
    return type.substring(type.indexOf('#') + 1);
  }

  static Failure ofService(String name, String message) {
    return new Failure(400, SERVICE + name, message, "");
  }

  static Failure ofDynamoDb(String name, String message) {
    return new Failure(400, DYNAMODB + name, message, "");
  }

  /** Of what is said of transactions only; they spell the message in another way. */
  static Failure ofTransaction(String name, String message, String reasons) {
    return new Failure(400, DYNAMODB + name, message, "", "", reasons);
  }

  static Failure validation(String message) {
    return new Failure(400, "com.amazon.coral.validate#ValidationException", message, "");
  }

  static Failure internal() {
    return new Failure(
        500, DYNAMODB + "InternalServerError", "The request could not be completed.", "");
  }

  /** A failure that passes; clients try again by themselves. */
  static Failure unavailable() {
    return new Failure(
        503, SERVICE + "ServiceUnavailable", "The tables cannot be reached now; try again.", "");
  }

  /** The same of streams, which another service reads. */
  static Failure streamsUnavailable() {
    return new Failure(
        503, SERVICE + "ServiceUnavailable", "The streams cannot be reached now; try again.", "");
  }

  static Failure bodyTooLarge(String message) {
    return new Failure(413, SERVICE + "RequestEntityTooLargeException", message, "");
  }

  /** A failure that clients try again after a while by themselves. */
  static Failure throttled(String message) {
    return new Failure(400, THROTTLING, message, "");
  }

  /** The same for want of units of a table or an index. */
  static Failure throttled(ThroughputExceeded exceeded) {
    ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
    reasons.addObject().put("reason", exceeded.reason()).put("resource", exceeded.resource());
    String type =
        exceeded.code() == ErrorCode.THROTTLED
            ? THROTTLING
            : DYNAMODB + "ProvisionedThroughputExceededException";
    return new Failure(400, type, exceeded.text(), "", reasons.toString(), null);
  }

  Failure withItem(String text) {
    return new Failure(status, type, message, text, throttling, reasons);
  }

  String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("__type", type);
    if (reasons != null) {
      if (!reasons.isEmpty()) {
        node.putRawValue("CancellationReasons", new RawValue(reasons));
      }
      return node.put("Message", message).toString();
    }
    if (!message.isEmpty()) {
      node.put(CAPITAL.contains(name()) ? "Message" : "message", message);
    }
    if (!throttling.isEmpty()) {
      node.putRawValue(
          type.equals(THROTTLING) ? "throttlingReasons" : "ThrottlingReasons",
          new RawValue(throttling));
    }
    if (!item.isEmpty()) {
      node.putRawValue("Item", new RawValue(item));
    }
    return node.toString();
  }
}
