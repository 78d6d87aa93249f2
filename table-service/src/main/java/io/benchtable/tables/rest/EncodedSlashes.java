package io.benchtable.tables.rest;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets {@code %2F} and {@code %5C} through: keys of items may have slashes and backslashes, which
 * stay part of their segment.
 */
final class EncodedSlashes implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addConnectorCustomizers(
        connector -> {
          String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
          connector.setEncodedSolidusHandling(passThrough);
          connector.setEncodedReverseSolidusHandling(passThrough);
        });
  }
}
