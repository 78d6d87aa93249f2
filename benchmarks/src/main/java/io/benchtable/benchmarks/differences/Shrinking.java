package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a sequence of requests smaller for as long as its last one shows the same. */
final class Shrinking {

  private static final int MOST_TRIES = 120;

  private final Question question;
  private int tries;

  Shrinking(Question question) {
    this.question = question;
  }

  /** Whether the last of these requests still shows what the last one of all did. */
  interface Question {
    boolean shows(List<Request> requests) throws IOException, InterruptedException;
  }

  /** The smallest sequence that was found; it is the given one if that no longer shows it. */
  List<Request> smallest(List<Request> requests) throws IOException, InterruptedException {
    List<Request> smallest = requests;
    for (int size = requests.size() - 1; size > 0; size /= 2) {
      for (int from = 0; from + size < smallest.size(); ) {
        List<Request> fewer = new ArrayList<>(smallest);
        fewer.subList(from, from + size).clear();
        if (shows(fewer)) {
          smallest = fewer;
        } else {
          from += size;
        }
      }
    }
    return withSmallerLast(smallest);
  }

  private List<Request> withSmallerLast(List<Request> requests)
      throws IOException, InterruptedException {
    List<Request> smallest = requests;
    Optional<List<Request>> next = Optional.of(requests);
    while (next.isPresent()) {
      smallest = next.get();
      next = smallerLast(smallest);
    }
    return smallest;
  }

  /** The requests with one member or element of the last one less, the first way that shows it. */
  private Optional<List<Request>> smallerLast(List<Request> requests)
      throws IOException, InterruptedException {
    Request last = requests.getLast();
    JsonNode body;
    try {
      body = Tables.JSON.readTree(last.body());
    } catch (JacksonException _) {
      return Optional.empty();
    }
    List<Request> changed = new ArrayList<>(requests);
    boolean found =
        removes(
            body,
            () -> {
              changed.removeLast();
              changed.add(new Request(last.operation(), body.toString()));
              return shows(changed);
            });
    return found ? Optional.of(List.copyOf(changed)) : Optional.empty();
  }

  private boolean shows(List<Request> requests) throws IOException, InterruptedException {
    return tries++ < MOST_TRIES && question.shows(requests);
  }

  /** Whether what was taken away was not needed. */
  private interface Trial {
    boolean succeeds() throws IOException, InterruptedException;
  }

  /** Takes away one member or element after the other until a trial succeeds, one at a time. */
  private boolean removes(JsonNode node, Trial trial) throws IOException, InterruptedException {
    if (tries >= MOST_TRIES) {
      return false;
    }
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode member = object.remove(name);
        if (trial.succeeds()) {
          return true;
        }
        object.set(name, member);
        if (removes(member, trial)) {
          return true;
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode element = array.remove(i);
        if (trial.succeeds()) {
          return true;
        }
        array.insert(i, element);
        if (removes(element, trial)) {
          return true;
        }
      }
    }
    return false;
  }
}
