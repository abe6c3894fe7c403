package dev.pointwise.jobs.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** What Spark's UI says of the jobs that a thread starts. */
public final class JobDescription {
  private static final String PROPERTY = "spark.job.description";

  private JobDescription() {}

  /**
   * Jobs that this thread starts during the work carry the description; jobs after it carry what
   * they would have carried before.
   *
   * @param what as in {@code predict squeezenet1_0: 1,234 pictures}
   */
  public static <T> T during(SparkSession spark, String what, Supplier<T> work) {
    SparkContext context = spark.sparkContext();
    String outer = context.getLocalProperty(PROPERTY);
    context.setJobDescription(what);
    try {
      return work.get();
    } finally {
      context.setJobDescription(outer);
    }
  }
}
