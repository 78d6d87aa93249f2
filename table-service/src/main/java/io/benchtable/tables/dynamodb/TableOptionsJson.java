package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.TableOptions;

/** Reads what CreateTable asks for besides keys, indexes, capacity and stream. */
final class TableOptionsJson {

  private TableOptionsJson() {}

  static TableOptions read(RequestBody request, BillingMode mode) {
    return new TableOptions(
        request.oneOf("TableClass", TableClass.class),
        request.object("SSESpecification").flatMap(EncryptionJson::key).orElse(null),
        CapacityJson.read(request, mode).of(CapacityDetails.NONE),
        TagJson.read(request),
        request.string("ResourcePolicy").map(PolicyTexts::checked).orElse(null));
  }
}
