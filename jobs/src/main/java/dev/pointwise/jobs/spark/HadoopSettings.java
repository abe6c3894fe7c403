package dev.pointwise.jobs.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** A Hadoop configuration as bytes: it is not serializable, and executors have another default. */
public final class HadoopSettings {
  private HadoopSettings() {}

  static byte[] of(JavaSparkContext context) {
    try {
      return write(context.hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("Hadoop's configuration could not be written", e);
    }
  }

  public static byte[] write(Configuration configuration) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    configuration.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  public static Configuration read(byte[] bytes) throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.readFields(new DataInputStream(new ByteArrayInputStream(bytes)));
    return configuration;
  }
}
