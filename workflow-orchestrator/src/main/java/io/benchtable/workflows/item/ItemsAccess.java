package io.benchtable.workflows.item;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The platform's access key; anything passes where the platform is open. */
@ConfigurationProperties("benchtable.access")
record ItemsAccess(
    @DefaultValue("benchtable") String keyId, @DefaultValue("benchtable") String secretKey) {

  @Override
  public String toString() {
    return "ItemsAccess[keyId=" + keyId + "]";
  }
}
