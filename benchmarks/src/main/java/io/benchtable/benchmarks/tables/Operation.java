package io.benchtable.benchmarks.tables;

import java.util.Locale;

/** What is asked for; items have about 400 bytes. */
enum Operation {
  GET("GetItem"),
  PUT("PutItem"),
  UPDATE("UpdateItem"),
  QUERY("Query");

  /** Items of a partition, all of which a query answers. */
  static final int PARTITION = 10;

  private static final String FILLING = "abcdefghij".repeat(30);

  private final String target;

  Operation(String target) {
    this.target = target;
  }

  /** The operation's name in the protocol. */
  String target() {
    return target;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The request for one of the items. A put of another round writes another item, so that there is
   * always something to write.
   */
  String body(int number, int round) {
    return switch (this) {
      case GET -> "{\"TableName\":\"items\",\"Key\":%s}".formatted(key(number));
      case PUT -> "{\"TableName\":\"items\",\"Item\":%s}".formatted(item(number, round));
      case UPDATE ->
          "{\"TableName\":\"items\",\"Key\":%s,\"UpdateExpression\":\"ADD score :one\",\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}}}"
              .formatted(key(number));
      case QUERY ->
          "{\"TableName\":\"items\",\"KeyConditionExpression\":\"specimen = :s\",\"ExpressionAttributeValues\":{\":s\":{\"S\":\"%s\"}}}"
              .formatted(partition(number));
    };
  }

  static String item(int number, int round) {
    return "{\"specimen\":{\"S\":\"%s\"},\"lane\":{\"N\":\"%d\"},\"score\":{\"N\":\"%d\"},\"state\":{\"S\":\"round-%d\"},\"good\":{\"BOOL\":true},\"reads\":{\"S\":\"%s\"}}"
        .formatted(partition(number), number % PARTITION, number, round, FILLING);
  }

  private static String key(int number) {
    return "{\"specimen\":{\"S\":\"%s\"},\"lane\":{\"N\":\"%d\"}}"
        .formatted(partition(number), number % PARTITION);
  }

  private static String partition(int number) {
    return "sample-%05d".formatted(number / PARTITION);
  }

  static final String CREATE_TABLE =
      """
      {"TableName":"items","BillingMode":"PAY_PER_REQUEST",
       "AttributeDefinitions":[{"AttributeName":"specimen","AttributeType":"S"},
                               {"AttributeName":"lane","AttributeType":"N"}],
       "KeySchema":[{"AttributeName":"specimen","KeyType":"HASH"},
                    {"AttributeName":"lane","KeyType":"RANGE"}]}
      """;
}
