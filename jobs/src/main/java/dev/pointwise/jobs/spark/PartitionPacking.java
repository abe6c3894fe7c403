package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.source.Fetched;
import dev.pointwise.jobs.source.TaskPictures;
import dev.pointwise.model.image.PictureFacts;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;

/** What one task does: reads its pictures ahead and hands them out as rows, undecoded. */
record PartitionPacking(FileSource source, TaskMeters meters)
    implements FlatMapFunction<Iterator<String[]>, Row> {
  @Override
  public Iterator<Row> call(Iterator<String[]> partition) throws IOException {
    TaskPictures pictures = source.open(partition);
    TaskCompletionListener closing = context -> pictures.close();
    TaskContext.get().addTaskCompletionListener(closing);
    return new MappedIterator<>(pictures, this::row);
  }

  private Row row(Fetched picture) {
    meters.pictures().add(1);
    meters.rejected().add(picture.rejected().isPresent() ? 1 : 0);
    return picture.image().map(PartitionPacking::packed).orElseGet(() -> unread(picture));
  }

  private static Row packed(EncodedImage image) {
    Optional<PictureFacts> facts = PictureFacts.of(image.content());
    return RowFactory.create(
        image.id(),
        image.content(),
        facts.map(known -> known.size().width()).orElse(null),
        facts.map(known -> known.size().height()).orElse(null),
        facts.map(PictureFacts::format).orElse(null),
        null,
        null);
  }

  private static Row unread(Fetched picture) {
    Rejected rejected = picture.rejected().orElseThrow();
    return RowFactory.create(
        rejected.imageId(), null, null, null, null, rejected.reason().name(), rejected.detail());
  }
}
