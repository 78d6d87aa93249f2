package io.benchtable.costs.item;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where items are kept.
 *
 * @param endpoint of the DynamoDB API; Amazon's own if it is not given
 */
@ConfigurationProperties("benchtable.items")
record ItemSettings(@Nullable URI endpoint, @DefaultValue("local") String region) {}
