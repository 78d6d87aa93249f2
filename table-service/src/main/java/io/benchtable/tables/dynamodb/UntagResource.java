package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;

/** Removes tags of a table; keys that it has not got are passed over. */
record UntagResource(Catalogue catalogue, Annotations annotations) implements Operation {

  @Override
  public String run(RequestBody request) {
    ResourceArns.TableArn table = ResourceArns.table(request);
    List<String> keys = request.strings("TagKeys").stream().map(TagJson::checkedKey).toList();
    if (keys.isEmpty()) {
      throw RequestRefused.invalid("Atleast one Tag Key needs to be provided as Input.");
    }
    annotations.removeTags(table.in(catalogue).name(), keys);
    return "";
  }
}
