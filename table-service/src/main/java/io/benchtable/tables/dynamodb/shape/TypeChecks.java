package io.benchtable.tables.dynamodb.shape;

import io.benchtable.tables.dynamodb.shape.Shape.Member;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Refuses the first part of a request, in the order of its text, that is of another JSON type. */
final class TypeChecks {

  /** Where a list or a map has elements that are lists or maps, the service stumbles like this. */
  private static final String CAST =
      "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class"
          + " java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and"
          + " java.lang.Class are in module java.base of loader 'bootstrap')";

  private static final String FIELD = "Unexpected field type";
  private static final String ELEMENT = "Unexpected value type in payload";

  private TypeChecks() {}

  static void check(Shape.Structure request, JsonNode body) {
    members(request, body);
  }

  private static void members(Shape.Structure structure, JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Member member = structure.member(entry.getKey());
      if (member != null && !entry.getValue().isNull()) {
        check(member.shape(), entry.getValue(), FIELD, FIELD);
      }
    }
  }

  /** An element of a list; null is none, but for values, which are said to be empty later on. */
  private static void element(Shape shape, JsonNode node) {
    if (!node.isNull() || !(shape instanceof Shape.Value)) {
      check(shape, node, ELEMENT, CAST);
    }
  }

  private static void entry(Shape shape, JsonNode node) {
    if (!node.isNull() || shape instanceof Shape.Text) {
      check(shape, node, ELEMENT, CAST);
    }
  }

  /**
   * @param structured what is said of anything else in the place of a structure
   * @param collected what is said of anything else in the place of a list or map
   */
  private static void check(Shape shape, JsonNode node, String structured, String collected) {
    switch (shape) {
      case Shape.Text _, Shape.TableName _ -> JsonTypes.expect(node.isString(), node, "String");
      case Shape.Whole(String type, var _) -> JsonTypes.expect(node.isNumber(), node, type);
      case Shape.Time _ -> JsonTypes.expect(node.isNumber(), node, "Date");
      case Shape.Flag _ -> JsonTypes.expectFlag(node);
      case Shape.Value _ -> {
        JsonTypes.expectObject(node, JsonTypes.typeName(shape), structured);
        ValueTypes.check(node);
      }
      case Shape.ListOf(Shape element, var _) -> {
        JsonTypes.expectArray(node, collected);
        node.forEach(one -> element(element, one));
      }
      case Shape.MapOf map -> {
        JsonTypes.expectMap(node, map, collected);
        node.forEach(one -> entry(map.value(), one));
      }
      case Shape.Structure structure -> {
        JsonTypes.expectObject(node, JsonTypes.typeName(shape), structured);
        members(structure, node);
      }
    }
  }
}
