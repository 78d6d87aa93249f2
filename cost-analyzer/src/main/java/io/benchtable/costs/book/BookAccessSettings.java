package io.benchtable.costs.book;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read price books over HTTP.
 *
 * @param token that requests have to carry
 * @param open lets anyone in, on loopback only
 */
@ConfigurationProperties("benchtable.access")
record BookAccessSettings(@Nullable String token, @DefaultValue("false") boolean open) {}
