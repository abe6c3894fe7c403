package dev.pointwise.jobs.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.failure.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretUrisTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://AKIAEXAMPLE:hush0hush@bucket/photos",
        "--input=s3a://AKIAEXAMPLE:hush0hush/with/slashes@bucket/photos",
        "hdfs://me:hush0hush@namenode:8020/photos",
        "zoo:resnet50?weights=s3a://AKIAEXAMPLE:hush0hush@bucket/r.safetensors",
        "https://host/a.jpg?X-Amz-Date=20260101&X-Amz-Signature=hush0hush",
        "https://host/a.jpg?sv=2024&sig=hush0hush&sp=r",
        "https://host/a.jpg?token=hush0hush",
      })
  void refusesAndMasksSecrets(String uri) {
    assertThatThrownBy(() -> SecretUris.refuse("--input", uri))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--input has a password or a signature in its URI")
        .hasMessageContaining("spark.hadoop.fs.s3a.secret.key")
        .hasMessageNotContaining("hush0hush");
    assertThat(SecretUris.masked("cannot read '" + uri + "' today"))
        .contains("***")
        .endsWith("' today")
        .doesNotContain("hush0hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://bucket/photos",
        "hdfs://namenode:8020/photos/me@work.jpg",
        "hdfs://me@namenode:8020/photos",
        "abfss://container@account.dfs.core.windows.net/photos",
        "file:///home/me/a:b@c.jpg",
        "photos/a:b@c.jpg",
        "zoo:resnet50?init=random&seed=1",
        "https://host/a.jpg?size=large",
        "k8s://https://host:443",
      })
  void leavesOtherNamesAlone(String uri) {
    assertThatCode(() -> SecretUris.refuse("--input", uri)).doesNotThrowAnyException();
    assertThat(SecretUris.masked(uri)).isEqualTo(uri);
  }
}
