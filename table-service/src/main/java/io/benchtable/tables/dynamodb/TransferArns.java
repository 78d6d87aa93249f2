package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.transfer.TransferId;
import java.util.Optional;

/** Reads which export or import a request names. */
final class TransferArns {

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

  /** The table that a list is of; empty for all. */
  static Optional<String> table(RequestBody request) {
    return request.string("TableArn").map(arn -> TableNames.checked(arn, "tableArn"));
  }
}
