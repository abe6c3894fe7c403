package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.source.Fetched;
import dev.pointwise.jobs.source.TaskPictures;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What one task does: reads its pictures ahead, predicts them in batches, and hands out rows as
 * they are asked for.
 *
 * @param <T> what the source makes pictures of
 * @param bundle the model, as {@link dev.pointwise.model.predict.ModelBundle#toBytes} wrote it;
 *     nothing where the driver has it loaded in the same JVM
 */
public record PartitionInference<T>(
    PictureSource<T> source,
    ModelKey key,
    int batchSize,
    long maxPixels,
    Broadcast<byte[]> bundle,
    OutcomeRows rows,
    TaskMeters meters,
    Ledger ledger)
    implements FlatMapFunction<Iterator<T>, InternalRow> {

  @Override
  public Iterator<InternalRow> call(Iterator<T> partition) throws IOException {
    TaskClock clock = new TaskClock(System::nanoTime);
    TaskPictures pictures = source.open(partition);
    onCompletion(pictures::close);
    ModelLease model =
        ExecutorModels.lease(
            key,
            new PredictorSettings(batchSize, maxPixels),
            () -> ModelBundle.fromBytes(bundle.value()));
    onCompletion(() -> finish(model, pictures, clock));
    meters.modelLoads().add(model.loaded() ? 1 : 0);
    Iterator<Fetched> counted = new MappedIterator<>(pictures, ledger::counted);
    Iterator<Outcome> outcomes = new OutcomeIterator(counted, batchSize, model::predict);
    return clock.timed(new MappedIterator<>(outcomes, this::metered));
  }

  private InternalRow metered(Outcome outcome) {
    meters.pictures().add(1);
    meters.rejected().add(outcome instanceof Rejected ? 1 : 0);
    return rows.row(outcome);
  }

  private void finish(ModelLease model, TaskPictures pictures, TaskClock clock) {
    meters.add(model.times(), pictures.waitNanos(), clock);
    model.close();
  }

  private static void onCompletion(Runnable action) {
    TaskCompletionListener listener = context -> action.run();
    TaskContext.get().addTaskCompletionListener(listener);
  }
}
