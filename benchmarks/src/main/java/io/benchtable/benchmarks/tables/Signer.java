package io.benchtable.benchmarks.tables;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests as the SDKs do. */
public final class Signer {

  static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET_KEY = "benchmarks-only-secret-key";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity identity = AwsCredentialsIdentity.create(KEY_ID, SECRET_KEY);
  private final URI address;

  public Signer(URI address) {
    this.address = address;
  }

  /** The headers of a request, all that a client has to send but the length. */
  public Map<String, String> headers(String target, String body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(address)
            .encodedPath("/")
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("X-Amz-Target", "DynamoDB_20120810." + target)
            .build();
    Map<String, List<String>> signed =
        signer
            .sign(
                sign ->
                    sign.identity(identity)
                        .request(request)
                        .payload(
                            ContentStreamProvider.fromByteArray(
                                body.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request()
            .headers();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    signed.forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }
}
