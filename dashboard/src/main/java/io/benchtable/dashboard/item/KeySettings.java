package io.benchtable.dashboard.item;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The access key that requests for items are signed with. */
@ConfigurationProperties("benchtable.access")
record KeySettings(@DefaultValue("local") String keyId, @DefaultValue("local") String secretKey) {}
