package io.benchtable.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Users of the running service, each with a key and most with a policy. */
public enum TestUsers {
  /** May do nothing by a policy of its own. */
  NOBODY(""),
  /** Gets into tables by their policies only. */
  GUEST(""),
  READER(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Resource": "*",
         "Action": ["dynamodb:Get*", "dynamodb:Query", "dynamodb:scan", "dynamodb:BatchGetItem",
                    "dynamodb:PartiQLSelect", "dynamodb:List*", "dynamodb:Describe*"]},
        {"Effect": "Deny", "Action": "*", "Resource": "arn:aws:dynamodb:*:*:table/secret-*"},
        {"Effect": "Deny", "Action": "dynamodb:PartiQLSelect", "Resource": "*",
         "Condition": {"Bool": {"dynamodb:FullTableScan": "true"}}}]}
      """),
  OWNER(
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": "dynamodb:*", "Resource": [
          "arn:aws:dynamodb:*:*:table/owned-*", "arn:aws:dynamodb:*:*:table/sorted*/index/by-day"],
        "Condition": {
          "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${aws:username}"},
          "Null": {"dynamodb:LeadingKeys": false}}}}
      """),
  CLERK(
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Resource": "*",
        "Action": ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:PutItem",
                   "dynamodb:PartiQL*"],
        "Condition": {
          "ForAllValues:StringEquals": {"dynamodb:Attributes": ["id", "n", "day", "open"]},
          "StringEqualsIfExists": {
            "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
            "dynamodb:ReturnValues": ["NONE", "UPDATED_OLD", "UPDATED_NEW"]}}}}
      """),
  WRITER(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Resource": "*", "Action": ["dynamodb:PutItem", "dynamodb:DeleteItem"]},
        {"Effect": "Allow", "Resource": "*", "Action": "dynamodb:ConditionCheckItem",
         "Condition": {
           "StringEquals": {"dynamodb:EnclosingOperation": "TransactWriteItems"},
           "IpAddress": {"aws:SourceIp": ["127.0.0.0/8", "::1"]}}}]}
      """),
  KEEPER(
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Resource": "*", "Action": "dynamodb:*ResourcePolicy"}}
      """);

  private final String policy;

  TestUsers(String policy) {
    this.policy = policy;
  }

  public String userName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String arn() {
    return "arn:aws:iam::000000000000:user/" + userName();
  }

  public DynamoDbClient client() {
    return RunningTableService.clientWith(keyId(), secretKey());
  }

  public StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId(), secretKey()));
  }

  private String keyId() {
    return "BT" + name();
  }

  private String secretKey() {
    return userName() + "-secret";
  }

  static Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    for (TestUsers user : List.of(values())) {
      String prefix = "benchtable.access.users[" + user.ordinal() + "].";
      properties.put(prefix + "name", user.userName());
      properties.put(prefix + "key-id", user.keyId());
      properties.put(prefix + "secret-key", user.secretKey());
      if (!user.policy.isEmpty()) {
        properties.put(prefix + "policy-file", file(user.policy));
      }
    }
    return properties;
  }

  private static String file(String policy) {
    try {
      Path file = Files.createTempFile("policy", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(file, policy).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
