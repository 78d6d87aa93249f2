package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.TableOptions;
import io.benchtable.tables.catalogue.Throughput;
import java.util.Arrays;
import java.util.Optional;

/** Reads what CreateTable asks for besides keys, indexes, capacity and stream. */
final class TableOptionsJson {

  private TableOptionsJson() {}

  static Optional<TableClass> tableClass(RequestBody request) {
    return request
        .string("TableClass")
        .map(
            given ->
                Arrays.stream(TableClass.values())
                    .filter(known -> known.name().equals(given))
                    .findFirst()
                    .orElseThrow(TableOptionsJson::unknownClass));
  }

  private static RequestRefused unknownClass() {
    return RequestRefused.invalid(
        "Invalid table-class parameter provided. Please try again with a valid table-class value: "
            + Arrays.toString(TableClass.values())
            + ".");
  }

  static TableOptions read(RequestBody request, BillingMode mode, Throughput units) {
    return new TableOptions(
        tableClass(request),
        request.object("SSESpecification").flatMap(EncryptionJson::key).orElse(null),
        CapacityJson.ofTable(false).readNew(request, mode, units).of(CapacityDetails.NONE),
        TagJson.read(request),
        request.string("ResourcePolicy").map(PolicyTexts::checked).orElse(null));
  }
}
