package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.ItemSize;
import io.benchtable.tables.item.SerializationError;

/** The rule for texts of policies: a JSON object of at most 20 KB. */
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
    try {
      RequestBody.parse(text);
    } catch (SerializationError _) {
      throw RequestRefused.invalid("Invalid policy document: The policy document is not JSON");
    }
    if (text.indexOf(0) >= 0) {
      throw RequestRefused.invalid("Invalid policy document: The policy document is not JSON");
    }
    return text;
  }

  static RequestRefused missing(String arn) {
    return new RequestRefused(
        ErrorCode.POLICY_NOT_FOUND,
        "Resource-based policy not found for the provided ResourceArn: " + arn);
  }
}
