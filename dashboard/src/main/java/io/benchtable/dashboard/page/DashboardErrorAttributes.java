package io.benchtable.dashboard.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * What is said of a failure that no page of ours has answered, such as one of a template: as a page
 * or as JSON, with an id to search the log by.
 */
@Component
class DashboardErrorAttributes extends DefaultErrorAttributes {

  private static final Logger log = LoggerFactory.getLogger(DashboardErrorAttributes.class);

  @Override
  public Map<String, @Nullable Object> getErrorAttributes(
      WebRequest request, ErrorAttributeOptions options) {
    Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
    if (attributes.get("status") instanceof Integer status
        && HttpStatus.Series.resolve(status) == HttpStatus.Series.SERVER_ERROR) {
      String id = ProblemPages.id();
      log.error(
          "Problem {} on {}: status {}", id, attributes.get("path"), status, getError(request));
      attributes.put("problemId", id);
    }
    return attributes;
  }
}
