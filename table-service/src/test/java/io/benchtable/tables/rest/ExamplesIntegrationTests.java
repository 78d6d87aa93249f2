package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.JSON;
import static io.benchtable.tables.rest.PlainCalls.encoded;
import static io.benchtable.tables.rest.PlainCalls.send;
import static io.benchtable.tables.rest.PlainCalls.sendUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TableService;
import io.benchtable.tables.TestBuckets;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * What the description of the API shows as examples is so. What is read is so after a while, and
 * ids that the service makes up are others each time.
 */
class ExamplesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern MADE_UP = Pattern.compile("0[0-9]{13}-[0-9a-f]{8}");

  /** Titles of examples whose lists are of everybody's. */
  private static final Set<String> OF_ALL = Set.of("Tables", "All backups");

  private static final String HEALTH = "GET /";
  private static final String OURS = TableService.class.getPackageName();

  /** Ids that the service made up, by those in the examples. */
  private final Map<String, String> ids = new HashMap<>();

  @Test
  void areAnsweredAsTheySay() throws Exception {
    TestBuckets.bucket("lab");
    JsonNode api = description();
    for (JsonNode call : calls()) {
      List<String> headers = new ArrayList<>();
      String path = path(api, call, headers);
      if (method(call).equals("GET")) {
        await().atMost(PATIENCE).untilAsserted(() -> assertAnswered(call, path, headers));
      } else {
        assertAnswered(call, path, headers);
      }
    }
    assertThat(
            send(
                    "PUT",
                    "/v1/tables/samples",
                    """
                    {"partitionKey": {"name": "project", "type": "string"},
                     "sortKey": {"name": "number", "type": "number"},
                     "indexes": [{"name": "by-state",
                                  "partitionKey": {"name": "state", "type": "string"},
                                  "sortKey": {"name": "number", "type": "number"}}]}
                    """)
                .statusCode())
        .isEqualTo(200);
    assertThat(send("DELETE", "/v1/tables/samples", "").statusCode()).isEqualTo(204);
  }

  private void assertAnswered(JsonNode call, String path, List<String> headers) throws Exception {
    HttpResponse<String> answer =
        send(
            method(call),
            path,
            call.has("body") ? given(call.get("body").toString()) : "",
            headers.toArray(String[]::new));
    String title = call.get("title").asString();
    assertThat(answer.statusCode())
        .as("%s: %s", title, answer.body())
        .isEqualTo(call.get("status").asInt());
    if (call.has("answer")) {
      assertHas(title, JSON.readTree(answer.body()), call.get("answer"));
    }
  }

  @Test
  void areThereForEveryOperationAndShown() throws Exception {
    JsonNode api = description();
    Set<String> shown = new HashSet<>();
    for (JsonNode call : calls()) {
      shown.add(call.get("operation").asString());
      JsonNode response = operation(api, call).at("/responses/" + call.get("status").asString());
      assertThat(response.isMissingNode()).as(call.get("title").asString()).isFalse();
      if (call.has("answer")) {
        assertThat(response.toString()).contains(call.get("title").asString());
      }
    }
    assertThat(shown).isEqualTo(mapped());
    assertThat(operations(api)).isEqualTo(mapped());
  }

  @Test
  void showKeysOfIndexesAsOneAttributeOrSeveral() throws Exception {
    JsonNode index = description().at("/components/schemas/IndexView");
    String attribute = "{\"$ref\":\"#/components/schemas/KeyView\"}";
    for (String key : List.of("partitionKey", "sortKey")) {
      assertThat(index.at("/properties/" + key))
          .isEqualTo(
              JSON.readTree(
                  "{\"oneOf\": [%1$s, {\"type\": \"array\", \"items\": %1$s}]}"
                      .formatted(attribute)));
    }
  }

  @Test
  void noneIsAnsweredWithoutTheToken() throws Exception {
    for (String operation : mapped()) {
      String[] address = operation.split(" ", 2);
      String path = address[1].replaceAll("[{}]", "");
      assertThat(sendUnknown(address[0], path, "{}").statusCode()).as(operation).isEqualTo(401);
    }
  }

  private static JsonNode description() throws Exception {
    return JSON.readTree(send("GET", "/v3/api-docs", "").body());
  }

  private static JsonNode calls() throws Exception {
    try (InputStream file = Examples.class.getResourceAsStream("examples.json")) {
      return JSON.readTree(file);
    }
  }

  /** Those that our controllers answer, whether they are described or not, but for the health. */
  private static Set<String> mapped() {
    Set<String> operations = new HashSet<>();
    RunningTableService.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith(OURS)) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                  mapping.getPatternValues().forEach(path -> operations.add(method + " " + path));
                }
              }
            });
    assertThat(operations.remove(HEALTH)).isTrue();
    return operations;
  }

  private static Set<String> operations(JsonNode api) {
    Set<String> operations = new HashSet<>();
    for (String path : api.get("paths").propertyNames()) {
      for (String method : api.get("paths").get(path).propertyNames()) {
        operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
      }
    }
    return operations;
  }

  private static String method(JsonNode call) {
    return call.get("operation").asString().split(" ", 2)[0];
  }

  private static JsonNode operation(JsonNode api, JsonNode call) {
    String[] address = call.get("operation").asString().split(" ", 2);
    JsonNode operation =
        api.get("paths").path(address[1]).path(address[0].toLowerCase(java.util.Locale.ROOT));
    assertThat(operation.isMissingNode()).as(call.get("operation").asString()).isFalse();
    return operation;
  }

  /** The address with its values, which must all be parameters that the description has. */
  private String path(JsonNode api, JsonNode call, List<String> headers) {
    String path = call.get("operation").asString().split(" ", 2)[1];
    StringBuilder query = new StringBuilder();
    Set<String> used = new HashSet<>();
    for (JsonNode parameter : operation(api, call).path("parameters")) {
      String name = parameter.get("name").asString();
      JsonNode value = call.get("values").get(name);
      if (value == null) {
        continue;
      }
      used.add(name);
      switch (parameter.get("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", encoded(given(value.asString())));
        case "header" -> headers.addAll(List.of(name, value.asString()));
        default ->
            query
                .append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(encoded(value.asString()));
      }
    }
    assertThat(used).isEqualTo(new HashSet<>(call.get("values").propertyNames()));
    return path + query;
  }

  /** With ids that the service made up in the place of those in the examples. */
  private String given(String example) {
    String text = example;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace(id.getKey(), id.getValue());
    }
    return text;
  }

  /** An answer may have more members than an example, but not more elements. */
  private void assertHas(String title, JsonNode answer, JsonNode example) {
    if (example.isObject()) {
      for (String name : example.propertyNames()) {
        assertThat(answer.has(name)).as("%s: %s in %s", title, name, answer).isTrue();
        assertHas(title, answer.get(name), example.get(name));
      }
    } else if (example.isArray()) {
      List<JsonNode> elements = OF_ALL.contains(title) ? those(answer, example) : list(answer);
      assertThat(elements).as("%s: %s", title, answer).hasSize(example.size());
      for (int i = 0; i < example.size(); i++) {
        assertHas(title, elements.get(i), example.get(i));
      }
    } else if (MADE_UP.matcher(example.asString("")).matches()) {
      assertThat(answer.asString()).as(title).matches(MADE_UP);
      assertThat(answer.asString())
          .as(title)
          .isEqualTo(ids.computeIfAbsent(example.asString(), _ -> answer.asString()));
    } else {
      assertThat(answer.asString("null")).as(title).isEqualTo(given(example.asString("null")));
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return array.valueStream().toList();
  }

  /** Those of the same names: there are also those of other tests. */
  private static List<JsonNode> those(JsonNode all, JsonNode wanted) {
    Set<String> names =
        wanted.valueStream().map(one -> one.path("name").asString()).collect(Collectors.toSet());
    return all.valueStream().filter(one -> names.contains(one.path("name").asString())).toList();
  }
}
