package io.benchtable.costs.item;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The key that item requests are signed with; from the surroundings if it is not given. */
@ConfigurationProperties("benchtable.access")
record ItemAccessSettings(@Nullable String keyId, @Nullable String secretKey) {}
