package dev.pointwise.jobs.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static Configuration hadoop(String key, String value) {
    Configuration hadoop = new Configuration(false);
    hadoop.set(key, value);
    return hadoop;
  }

  @Test
  void hidesTheSecretsOfSparksSettings() {
    SparkConf spark =
        new SparkConf(false)
            .set("spark.hadoop.fs.s3a.secret.key", "hush0hush")
            .set("spark.hadoop.fs.s3a.access.key", "AKIAEXAMPLE")
            .set("spark.app.name", "nightly");
    Redaction redaction = Redaction.of(spark, new Configuration(false));
    assertThat(redaction.of("nightly: AKIAEXAMPLE with hush0hush is refused"))
        .isEqualTo("nightly: *********(redacted) with *********(redacted) is refused");
  }

  @Test
  void hidesWhatSparkWasToldToHide() {
    SparkConf spark =
        new SparkConf(false)
            .set("spark.redaction.regex", "(?i)sesame")
            .set("spark.my.sesame", "open-the-door");
    assertThat(Redaction.of(spark, new Configuration(false)).of("says open-the-door"))
        .doesNotContain("open-the-door");
  }

  @Test
  void hidesTheSecretsOfHadoopsFileSystems() {
    Configuration hadoop = hadoop("fs.azure.account.key.me.dfs.core.windows.net", "hush0hush");
    assertThat(Redaction.of(new SparkConf(false), hadoop).of("key hush0hush is no key"))
        .isEqualTo("key *********(redacted) is no key");
  }

  @Test
  void leavesSettingsAloneThatAreNoSecrets() {
    Configuration hadoop = hadoop("yarn.token.interval", "86400000");
    assertThat(Redaction.of(new SparkConf(false), hadoop).of("86400000 ms"))
        .isEqualTo("86400000 ms");
    assertThat(new Redaction(List.of("true")).of("true")).isEqualTo("true");
  }

  @Test
  void hidesAllOfASecretThatHoldsAnother() {
    assertThat(new Redaction(List.of("hush0hush", "hush0hush-twice")).of("hush0hush-twice"))
        .isEqualTo("*********(redacted)");
  }
}
