package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.policy.MalformedPolicy;
import io.benchtable.tables.access.policy.PolicyDocument;
import io.benchtable.tables.access.policy.PolicyJson;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.ItemSize;

/** The rule for texts of policies: one of at most 20 KB of JSON. */
final class PolicyTexts {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private PolicyTexts() {}

  static String checked(String text) {
    if (ItemSize.utf8(text) > PolicyJson.LONGEST) {
      throw RequestRefused.invalid(
          INVALID + "Maximum policy size of " + PolicyJson.LONGEST + " bytes exceeded");
    }
    if (text.indexOf(0) >= 0) {
      throw malformed("This policy contains invalid Json");
    }
    parsed(text);
    return text;
  }

  static PolicyDocument parsed(String text) {
    try {
      return PolicyJson.ofResource(text);
    } catch (MalformedPolicy e) {
      throw malformed(e.text());
    }
  }

  private static RequestRefused malformed(String problem) {
    return RequestRefused.invalid(INVALID + "Invalid policy document: " + problem);
  }

  static RequestRefused missing(String arn) {
    return new RequestRefused(
        ErrorCode.POLICY_NOT_FOUND,
        "Resource-based policy not found for the provided ResourceArn: " + arn);
  }
}
