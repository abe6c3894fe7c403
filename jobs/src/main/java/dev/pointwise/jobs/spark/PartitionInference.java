package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.source.PictureReader;
import dev.pointwise.jobs.source.ReadAhead;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What one task does: reads its pictures ahead, predicts them in batches, and hands out rows as
 * they are asked for.
 *
 * @param bundle the model, as {@link dev.pointwise.model.predict.ModelBundle#toBytes} wrote it
 * @param hadoop the configuration of the file systems, as {@link HadoopSettings} wrote it
 */
public record PartitionInference(
    ModelKey key,
    int batchSize,
    long maxPixels,
    Broadcast<byte[]> bundle,
    Broadcast<byte[]> hadoop,
    OutcomeRows rows,
    TaskMeters meters)
    implements FlatMapFunction<Iterator<String[]>, Row> {

  @Override
  public Iterator<Row> call(Iterator<String[]> partition) throws IOException {
    TaskClock clock = new TaskClock(System::nanoTime);
    ReadAhead pictures = readAhead(partition);
    onCompletion(pictures::close);
    ModelLease model =
        ExecutorModels.lease(key, new PredictorSettings(batchSize, maxPixels), bundle::value);
    onCompletion(() -> finish(model, pictures, clock));
    meters.modelLoads().add(model.loaded() ? 1 : 0);
    Iterator<Outcome> outcomes = new OutcomeIterator(pictures, batchSize, model::predict);
    return clock.timed(new MappedIterator<>(outcomes, this::metered));
  }

  private ReadAhead readAhead(Iterator<String[]> partition) throws IOException {
    String[] ids = partition.hasNext() ? partition.next() : new String[0];
    PictureReader reader = new PictureReader(HadoopSettings.read(hadoop.value()), maxPixels);
    return new ReadAhead(reader, Arrays.asList(ids).iterator(), batchSize);
  }

  private Row metered(Outcome outcome) {
    meters.pictures().add(1);
    meters.rejected().add(outcome instanceof Rejected ? 1 : 0);
    return rows.row(outcome);
  }

  private void finish(ModelLease model, ReadAhead pictures, TaskClock clock) {
    meters.add(model.times(), pictures.waitNanos(), clock);
    model.close();
  }

  private static void onCompletion(Runnable action) {
    TaskCompletionListener listener = context -> action.run();
    TaskContext.get().addTaskCompletionListener(listener);
  }
}
