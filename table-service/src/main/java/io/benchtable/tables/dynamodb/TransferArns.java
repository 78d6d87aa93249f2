package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.transfer.TransferId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which export or import a request names. */
final class TransferArns {

  private static final Pattern ARN = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");
  private static final Pattern TABLE =
      Pattern.compile("arn:[^:]+:dynamodb:[^:]*:[^:]*:table/([a-zA-Z0-9_.-]{3,255})");

  private TransferArns() {}

  static TransferId of(RequestBody request, String member, TransferId.Kind kind) {
    String arn = request.required(member);
    return TransferId.parse(kind, arn)
        .orElseThrow(() -> RequestRefused.invalid("Invalid " + member.replace("Arn", "") + " ARN"));
  }

  /** The last one of the page before, by which a list goes on. */
  static Optional<TransferId> after(RequestBody request, TransferId.Kind kind) {
    return request
        .string("NextToken")
        .map(
            token ->
                TransferId.parse(kind, token)
                    .orElseThrow(
                        () ->
                            RequestRefused.invalid(
                                "Invalid Request: Provided nextToken is invalid: " + token)));
  }

  /** The name of the table that is to be exported, which only its ARN tells. */
  static String exported(RequestBody request) {
    String arn = request.required("TableArn");
    Matcher table = TABLE.matcher(arn);
    if (!table.matches()) {
      throw RequestRefused.invalid(
          ARN.matcher(arn).matches()
              ? "Invalid Request: Table ARN is invalid."
              : "One or more parameter values were invalid: tableArn is not a valid ARN");
    }
    return table.group(1);
  }

  /** The table that a list is of; empty for all. */
  static Optional<String> table(RequestBody request) {
    return request.string("TableArn").map(arn -> TableNames.checked(arn, "tableArn"));
  }
}
