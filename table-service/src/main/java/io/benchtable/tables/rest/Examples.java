package io.benchtable.tables.rest;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows requests and their answers in the description of the API, out of {@code examples.json}. A
 * test sends them, one after the other, and compares the answers.
 */
final class Examples implements OpenApiCustomizer {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Read when somebody looks at the description, which most instances never see. */
  private static List<Call> calls() {
    try (InputStream file = Examples.class.getResourceAsStream("examples.json")) {
      if (file == null) {
        throw new IllegalStateException("Expected examples.json beside " + Examples.class);
      }
      return List.of(JSON.readValue(file, Call[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A request and its answer.
   *
   * @param operation method and address with the names of its parts
   * @param values of the parts of the address, of its parameters and of headers
   * @param answer what the answer has, apart from what differs each time
   */
  record Call(
      String title,
      String operation,
      Map<String, Object> values,
      @Nullable Object body,
      String status,
      @Nullable Object answer) {}

  @Override
  public void customise(OpenAPI api) {
    for (Call call : calls()) {
      String[] address = call.operation().split(" ", 2);
      PathItem path = api.getPaths() == null ? null : api.getPaths().get(address[1]);
      Operation operation =
          path == null
              ? null
              : path.readOperationsMap().get(PathItem.HttpMethod.valueOf(address[0]));
      if (operation != null) {
        show(call, operation);
      }
    }
  }

  private static void show(Call call, Operation operation) {
    if (operation.getParameters() != null) {
      operation
          .getParameters()
          .forEach(
              parameter -> {
                Object value = call.values().get(parameter.getName());
                if (value != null) {
                  parameter.addExample(call.title(), new Example().value(value));
                }
              });
    }
    RequestBody body = operation.getRequestBody();
    if (body != null && call.body() != null) {
      add(body.getContent(), call.title(), call.body());
    }
    ApiResponse response =
        operation.getResponses().computeIfAbsent(call.status(), status -> new ApiResponse());
    if (response.getDescription() == null) {
      response.setDescription(call.title());
    }
    if (call.answer() != null) {
      if (response.getContent() == null || response.getContent().isEmpty()) {
        response.setContent(new Content().addMediaType("application/json", new MediaType()));
      }
      add(response.getContent(), call.title(), call.answer());
    }
  }

  private static void add(Content content, String title, Object value) {
    content.values().forEach(type -> type.addExamples(title, new Example().value(value)));
  }
}
