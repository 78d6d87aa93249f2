package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Policy;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Removes the policy of a table or a stream, if it has one. */
record DeleteResourcePolicy(Catalogue catalogue, Annotations annotations) implements Operation {

  @Override
  public String run(RequestBody request) {
    Optional<String> expected = request.string("ExpectedRevisionId");
    ResourceArns.Resource resource = ResourceArns.resource(request, catalogue);
    String removed =
        annotations.together(
            resource.table().name(),
            () -> {
              String revision =
                  annotations.policy(resource.arn()).map(Policy::revisionId).orElse("");
              if (expected.isPresent() && !revision.equals(expected.get())) {
                throw PolicyTexts.missing(resource.arn());
              }
              annotations.removePolicy(resource.arn());
              return revision;
            });
    return JsonNodeFactory.instance.objectNode().put("RevisionId", removed).toString();
  }
}
