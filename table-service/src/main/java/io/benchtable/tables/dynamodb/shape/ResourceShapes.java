package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.FLAG;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TABLE;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import java.util.Map;

/** Requests about what belongs to a table: tags, policies, when its items expire. */
final class ResourceShapes {

  static final Shape TAGS =
      list(structure("Tag", optional("Key", text()), optional("Value", text())));

  private static final Shape.Member RESOURCE = required("ResourceArn", text(1, 1283));
  private static final Shape.Member REVISION = optional("ExpectedRevisionId", text(1, 255));

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "DescribeTimeToLive",
          structure("DescribeTimeToLiveInput", required("TableName", TABLE)),
          "UpdateTimeToLive",
          structure(
              "UpdateTimeToLiveInput",
              required("TableName", TABLE),
              required(
                  "TimeToLiveSpecification",
                  structure(
                      "TimeToLiveSpecification",
                      required("Enabled", FLAG),
                      required("AttributeName", text(1, 255))))),
          "TagResource",
          structure("TagResourceInput", RESOURCE, required("Tags", TAGS)),
          "UntagResource",
          structure("UntagResourceInput", RESOURCE, required("TagKeys", list(text()))),
          "ListTagsOfResource",
          structure("ListTagsOfResourceInput", RESOURCE, optional("NextToken", text())),
          "PutResourcePolicy",
          structure(
              "PutResourcePolicyInput",
              RESOURCE,
              required("Policy", text()),
              REVISION,
              optional("ConfirmRemoveSelfResourceAccess", FLAG)),
          "GetResourcePolicy",
          structure("GetResourcePolicyInput", RESOURCE),
          "DeleteResourcePolicy",
          structure("DeleteResourcePolicyInput", RESOURCE, REVISION));

  private ResourceShapes() {}
}
