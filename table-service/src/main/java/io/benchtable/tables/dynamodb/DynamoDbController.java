package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.Access;
import io.benchtable.tables.access.Admission;
import io.benchtable.tables.access.RequestHeaders;
import io.benchtable.tables.access.SignedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one address of the protocol: bytes in, bytes out. */
@RestController
class DynamoDbController {

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbController.class);

  private final Access access;
  private final Operations operations;
  private final StreamOperations streams;
  private final Bodies bodies = new Bodies();

  DynamoDbController(Access access, Operations operations, StreamOperations streams) {
    this.access = access;
    this.operations = operations;
    this.streams = streams;
  }

  @PostMapping("/")
  void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!ContentTypes.isProtocol(request.getContentType())) {
      ContentTypes.refuse(response);
      return;
    }
    response.setContentType(ContentTypes.answered(request.getContentType()));
    try {
      Admission admission =
          access.admit(
              new SignedRequest(
                  request.getMethod(),
                  request.getRequestURI(),
                  Optional.ofNullable(request.getQueryString()).orElse(""),
                  new RequestHeaders(request)));
      long length = admission.length(request.getContentLengthLong());
      try (Bodies.Body body = bodies.read(length, admission.body(request.getInputStream()))) {
        admission.verify(body.bytes());
        answer(request, response, body.bytes());
      }
    } catch (RuntimeException e) {
      Failure failure = Failures.of(e);
      if (failure.status() >= 500) {
        LOG.error("{} failed", request.getHeader("x-amz-target"), e);
      }
      answer(response, failure);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, byte[] body)
      throws IOException {
    String target = Optional.ofNullable(request.getHeader("x-amz-target")).orElse("");
    Optional<StreamOperations.Answer> ofStreams = streams.run(target, body);
    if (ofStreams.isPresent()) {
      answer(response, ofStreams.get().status(), ofStreams.get().json());
      return;
    }
    RequestBody parsed = RequestBody.parse(body);
    Optional<Operation> operation = operations.at(target);
    if (operation.isEmpty()) {
      answer(response, Failure.ofService("UnknownOperationException", ""));
      return;
    }
    answer(response, 200, operation.get().run(parsed));
  }

  private static void answer(HttpServletResponse response, Failure failure) throws IOException {
    answer(response, failure.status(), failure.json());
  }

  private static void answer(HttpServletResponse response, int status, String json)
      throws IOException {
    Answers.write(response, status, json.getBytes(StandardCharsets.UTF_8));
  }
}
