package io.benchtable.standalone.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * The cost analyzer of an instance: what is no item, such as other prices and files.
 *
 * <p>Every method throws {@link Unreachable} if nobody answers and {@link Refused} if the answer is
 * an error.
 */
public final class Analyzer {

  /** A book may have tens of thousands of prices, and a file any number of lines. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Connection instance;

  public Analyzer(URI address, String token) {
    this.instance = new Connection(address, token);
  }

  /** Asks for JSON. */
  public JsonNode ask(Question question) {
    return Connection.json(
        instance.send(
            instance.request(question.text()).header("Accept", "application/json").GET()));
  }

  /** Asks for text of another type. */
  public String text(Question question, String type) {
    HttpResponse<String> response =
        instance.send(instance.request(question.text()).header("Accept", type).GET());
    if (response.statusCode() >= 300) {
      throw Connection.refused(response);
    }
    return response.body();
  }

  /**
   * Asks for a file and keeps it; nothing is kept of what is refused.
   *
   * @param header of the answer that is given back, empty if there is none
   */
  public String file(Question question, Path file, String header) {
    HttpRequest asked = instance.request(question.text()).timeout(LONG).GET().build();
    try {
      HttpResponse<InputStream> answer =
          instance.http().send(asked, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() >= 300) {
          String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          throw Connection.refused(answer.statusCode(), text);
        }
        Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return answer.headers().firstValue(header).orElse("");
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    } catch (ConnectException _) {
      throw new Unreachable(instance.unanswered());
    } catch (IOException e) {
      throw new Unreachable(
          "What answers at " + instance.address() + " broke off: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Interrupted while waiting for " + instance.address());
    }
  }

  /** Has a budget kept, in place of one of its name; gives it with how far it is spent. */
  public JsonNode putBudget(String name, JsonNode budget) {
    return Connection.json(
        instance.send(
            instance
                .request("/v1/budgets/" + Question.encode(name))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(budget.toString()))));
  }

  /** Deletes a budget if it is there. */
  public void deleteBudget(String name) {
    Connection.json(
        instance.send(instance.request("/v1/budgets/" + Question.encode(name)).DELETE()));
  }

  /** Has a price book kept, or refused where the version has other prices. */
  public JsonNode addPriceBook(JsonNode book) {
    return Connection.json(
        instance.send(
            instance
                .request("/v1/price-books")
                .timeout(LONG)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(book.toString()))));
  }
}
