package io.benchtable.dashboard.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may see the pages.
 *
 * @param token the platform's token; it also opens the login form
 * @param open lets anyone in who reaches the loopback address
 * @param hosts names beside loopback ones under which browsers may ask for the pages
 */
@ConfigurationProperties("benchtable.access")
record AccessSettings(
    @Nullable String token, @DefaultValue("false") boolean open, @DefaultValue List<String> hosts) {

  AccessSettings {
    hosts = List.copyOf(hosts);
  }
}
