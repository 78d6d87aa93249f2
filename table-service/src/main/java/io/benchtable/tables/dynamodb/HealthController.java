package io.benchtable.tables.dynamodb;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients that only look whether someone is there. */
@RestController
class HealthController {

  @GetMapping(path = "/", produces = MediaType.ALL_VALUE)
  ResponseEntity<String> get(HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body("healthy: table-service " + request.getServerName() + "\n");
  }
}
