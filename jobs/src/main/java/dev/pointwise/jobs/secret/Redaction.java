package dev.pointwise.jobs.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.ConfigRedactor;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Takes secrets out of texts: the values of Spark's and Hadoop's secret settings, told by the same
 * patterns that Spark and Hadoop hide them by, and what {@link SecretUris} masks.
 *
 * @param values the longest first, since one may be a part of another
 */
public record Redaction(List<String> values) {
  private static final String MASK = "*********(redacted)";

  /** Spark's own default. */
  private static final String SPARK_PATTERN = "(?i)secret|password|token|access[.]?key";

  /** Of Hadoop's settings those of file systems; among the others are times of tokens. */
  private static final String FILE_SYSTEMS = "fs.";

  /** Shorter ones are no secrets, but would make texts unreadable: {@code true}, {@code 600}. */
  private static final int SHORTEST = 6;

  public Redaction {
    values =
        values.stream()
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  public static Redaction of(SparkConf spark, Configuration hadoop) {
    Pattern secret = Pattern.compile(spark.get("spark.redaction.regex", SPARK_PATTERN));
    ConfigRedactor redactor = new ConfigRedactor(hadoop);
    Stream<String> ofSpark =
        Stream.of(spark.getAll()).filter(entry -> isSecret(secret, entry)).map(Tuple2::_2);
    Stream<String> ofHadoop =
        StreamSupport.stream(hadoop.spliterator(), false)
            .filter(entry -> entry.getKey().startsWith(FILE_SYSTEMS))
            .filter(entry -> isSecret(secret, redactor, entry))
            .map(Map.Entry::getValue);
    return new Redaction(Stream.concat(ofSpark, ofHadoop).toList());
  }

  private static boolean isSecret(Pattern secret, Tuple2<String, String> entry) {
    return secret.matcher(entry._1()).find();
  }

  private static boolean isSecret(
      Pattern secret, ConfigRedactor redactor, Map.Entry<String, String> entry) {
    return secret.matcher(entry.getKey()).find()
        || !entry.getValue().equals(redactor.redact(entry.getKey(), entry.getValue()));
  }

  /** The text without secrets. */
  public String of(String text) {
    String redacted = SecretUris.masked(text);
    for (String value : values) {
      redacted = redacted.replace(value, MASK);
    }
    return redacted;
  }
}
