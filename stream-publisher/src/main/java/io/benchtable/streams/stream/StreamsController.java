package io.benchtable.streams.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The operations on streams, for the table service, which clients ask for them. */
@RestController
class StreamsController {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsController.class);
  private static final MediaType CONTENT_TYPE =
      MediaType.parseMediaType("application/x-amz-json-1.0");

  /** Names of streams and shards, and iterators, have less. */
  private static final int MOST_BYTES = 64 * 1024;

  private final StreamAccess access;
  private final StreamOperations operations;

  StreamsController(StreamAccess access, StreamOperations operations) {
    this.access = access;
    this.operations = operations;
  }

  @PostMapping("/v1/streams/{operation}")
  ResponseEntity<byte[]> post(@PathVariable String operation, HttpServletRequest request)
      throws IOException {
    access.check(request);
    try {
      byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new StreamRefused(
            ErrorCode.TOO_LARGE,
            "Expected at most " + MOST_BYTES + " bytes, but the body has more.");
      }
      return answer(200, operations.at(operation).run(StreamRequest.parse(body)));
    } catch (StreamRefused e) {
      return answer(e.code(), e.text());
    } catch (IllegalStateException e) {
      LOG.error("{} failed", operation, e);
      return answer(ErrorCode.INTERNAL, "The request could not be completed.");
    }
  }

  private static ResponseEntity<byte[]> answer(ErrorCode code, String message) {
    return answer(
        code.status(),
        StreamNames.NODES.objectNode().put("__type", code.type()).put("message", message));
  }

  private static ResponseEntity<byte[]> answer(int status, JsonNode body) {
    return ResponseEntity.status(status)
        .contentType(CONTENT_TYPE)
        .body(RecordJson.JSON.writeValueAsBytes(body));
  }
}
