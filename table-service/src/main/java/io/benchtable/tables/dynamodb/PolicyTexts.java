package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.policy.MalformedPolicy;
import io.benchtable.tables.access.policy.PolicyDocument;
import io.benchtable.tables.access.policy.PolicyJson;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.ItemSize;

/** The rule for texts of policies: one of at most 20 KB of JSON. */
final class PolicyTexts {

  private static final int LONGEST = 20 * 1024;

  private PolicyTexts() {}

  static String checked(String text) {
    if (ItemSize.utf8(text) > LONGEST) {
      throw RequestRefused.invalid(
          "Invalid policy document: The policy document exceeds the limit of "
              + LONGEST
              + " bytes");
    }
    if (text.indexOf(0) >= 0) {
      throw RequestRefused.invalid("Invalid policy document: The policy document is not JSON");
    }
    parsed(text);
    return text;
  }

  static PolicyDocument parsed(String text) {
    try {
      return PolicyJson.ofResource(text);
    } catch (MalformedPolicy e) {
      throw RequestRefused.invalid("Invalid policy document: " + e.text());
    }
  }

  static RequestRefused missing(String arn) {
    return new RequestRefused(
        ErrorCode.POLICY_NOT_FOUND,
        "Resource-based policy not found for the provided ResourceArn: " + arn);
  }
}
