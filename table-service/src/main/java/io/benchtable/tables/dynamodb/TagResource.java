package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.Map;

/** Adds tags to a table, in the place of those with the same keys. */
record TagResource(Catalogue catalogue, Annotations annotations) implements Operation {

  @Override
  public String run(RequestBody request) {
    ResourceArns.TableArn table = ResourceArns.table(request);
    Map<String, String> tags = TagJson.read(request);
    if (tags.isEmpty()) {
      throw RequestRefused.invalid("Atleast one Tag needs to be provided as Input.");
    }
    annotations.addTags(table.in(catalogue).name(), tags);
    return "";
  }
}
