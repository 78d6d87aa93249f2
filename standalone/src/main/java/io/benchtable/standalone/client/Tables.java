package io.benchtable.standalone.client;

import io.benchtable.jobs.job.LogPass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items of an instance through its REST API, as plain JSON.
 *
 * <p>Every method throws {@link Unreachable} if nobody answers and {@link Refused} if the answer is
 * an error.
 */
public final class Tables {

  public static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A book may have tens of thousands of prices. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final URI pages;
  private final String token;

  /** Tables whose pages are at the same address. */
  public Tables(URI address, String token) {
    this(address, address, token);
  }

  public Tables(URI address, URI pages, String token) {
    this.address = address;
    this.pages = pages;
    this.token = token;
  }

  /** The page of a benchmark. */
  public String page(String benchmarkId) {
    return pages.toString().replaceFirst("/+$", "") + "/benchmarks/" + encode(benchmarkId);
  }

  public URI address() {
    return address;
  }

  /** Reads an item; {@code key} is the partition key and, where the table has one, the sort key. */
  public Optional<JsonNode> get(String table, String... key) {
    HttpResponse<String> response = send(request(itemPath(table, key)).GET());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response));
  }

  /**
   * Puts an item that must not exist yet.
   *
   * @return false if there is one with this key already
   */
  public boolean create(String table, JsonNode item, String... key) {
    HttpResponse<String> response =
        send(
            request(itemPath(table, key))
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(item.toString())));
    if (response.statusCode() == 412) {
      return false;
    }
    json(response);
    return true;
  }

  /** Puts an item over whatever is there. */
  public void replace(String table, JsonNode item, String... key) {
    json(
        send(
            request(itemPath(table, key))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(item.toString()))));
  }

  /** Merges {@code change} into an item (RFC 7396). */
  public void patch(String table, JsonNode change, String... key) {
    json(
        send(
            request(itemPath(table, key))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(change.toString()))));
  }

  /** Deletes an item if it is there. */
  public void delete(String table, String... key) {
    HttpResponse<String> response = send(request(itemPath(table, key)).DELETE());
    if (response.statusCode() != 404) {
      json(response);
    }
  }

  /** Reads all items of a partition, in the order of their sort keys. */
  public List<JsonNode> query(String table, String partition) {
    return pages(itemPath(table, partition) + "?limit=1000", Integer.MAX_VALUE);
  }

  /** Reads all items of an index partition. */
  public List<JsonNode> index(String table, String index, String partition) {
    return pages(indexPath(table, index, partition) + "?limit=1000", Integer.MAX_VALUE);
  }

  /** Reads the newest {@code limit} items of an index partition, newest first. */
  public List<JsonNode> latest(String table, String index, String partition, int limit) {
    return pages(indexPath(table, index, partition) + "?order=desc&limit=" + limit, limit);
  }

  /** What the instance says of a spec, with an estimate from earlier runs. */
  public JsonNode check(JsonNode spec) {
    return json(
        send(
            request("/v1/benchmarks/check")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(spec.toString()))));
  }

  /** Asks for JSON. */
  public JsonNode ask(Question question) {
    return json(send(request(question.text()).header("Accept", "application/json").GET()));
  }

  /** Asks for text of another type. */
  public String text(Question question, String type) {
    HttpResponse<String> response = send(request(question.text()).header("Accept", type).GET());
    if (response.statusCode() >= 300) {
      throw refused(response);
    }
    return response.body();
  }

  /**
   * Asks for a file and keeps it; nothing is kept of what is refused.
   *
   * @param header of the answer that is given back, empty if there is none
   */
  public String file(Question question, Path file, String header) {
    HttpRequest asked = request(question.text()).timeout(LONG).GET().build();
    try {
      HttpResponse<InputStream> answer =
          http.send(asked, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() >= 300) {
          String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          throw refused(answer.statusCode(), text);
        }
        Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return answer.headers().firstValue(header).orElse("");
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new Unreachable("What answers at " + address + " broke off: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Interrupted while waiting for " + address);
    }
  }

  /** Has a price book kept, or refused where the version has other prices. */
  public JsonNode addPriceBook(JsonNode book) {
    return json(
        send(
            request("/v1/price-books")
                .timeout(LONG)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(book.toString()))));
  }

  /** A price book with its prices, its newest version if none is named; empty if there is none. */
  public Optional<JsonNode> priceBook(String name, Optional<String> version) {
    String asked = version.map(one -> "?version=" + encode(one)).orElse("");
    HttpResponse<String> response = send(request("/v1/price-books/" + encode(name) + asked).GET());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response));
  }

  /** The names of all price books. */
  public List<String> priceBooks() {
    List<String> names = new ArrayList<>();
    json(send(request("/v1/price-books").GET()))
        .path("priceBooks")
        .forEach(book -> names.add(book.path("name").asString()));
    return names;
  }

  /** Reads a part of a job's log from the worker that has it; the token stays here. */
  public String log(URI location, String runId, String jobId) {
    String pass = token.isEmpty() ? token : LogPass.of(token, runId, jobId);
    HttpResponse<String> response =
        send(
            authorized(location, pass).GET(),
            "The worker that keeps the log does not answer at " + location.resolve("/") + ".");
    if (response.statusCode() >= 300) {
      throw refused(response);
    }
    return response.body();
  }

  /** Reads on where a page ends, which may be before its limit: large items fill it sooner. */
  private List<JsonNode> pages(String path, int most) {
    List<JsonNode> items = new ArrayList<>();
    @Nullable String next = null;
    do {
      JsonNode page =
          json(send(request(next == null ? path : path + "&next=" + encode(next)).GET()));
      page.path("items").forEach(items::add);
      JsonNode more = page.path("next");
      next = more.isString() ? more.stringValue() : null;
    } while (next != null && items.size() < most);
    return items.subList(0, Math.min(items.size(), most));
  }

  private static String itemPath(String table, String... key) {
    StringBuilder path = new StringBuilder("/v1/tables/").append(encode(table)).append("/items");
    for (String part : key) {
      path.append('/').append(encode(part));
    }
    return path.toString();
  }

  private static String indexPath(String table, String index, String partition) {
    return "/v1/tables/"
        + encode(table)
        + "/indexes/"
        + encode(index)
        + "/items/"
        + encode(partition);
  }

  private static String encode(String text) {
    return Question.encode(text);
  }

  private HttpRequest.Builder request(String path) {
    return authorized(address.resolve(path), token);
  }

  private static HttpRequest.Builder authorized(URI location, String bearer) {
    return HttpRequest.newBuilder(location)
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + bearer);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(
        request,
        "Nothing answers at "
            + address
            + ": start an instance with ./benchtable up, or name its directory with --data.");
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String unanswered) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Unreachable(unanswered);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Interrupted while waiting for " + address);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw refused(response);
    }
    return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  private static Refused refused(HttpResponse<String> response) {
    return refused(response.statusCode(), response.body());
  }

  private static Refused refused(int status, String body) {
    String detail = body;
    try {
      JsonNode problem = JSON.readTree(body);
      detail = problem.path("detail").asString(body);
    } catch (JacksonException e) {
      detail = "HTTP " + status + ": " + body;
    }
    return new Refused(status, detail);
  }
}
