package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.source.PictureReader;
import dev.pointwise.jobs.source.ReadAhead;
import dev.pointwise.jobs.source.StreamAhead;
import dev.pointwise.jobs.source.TaskPictures;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;

/**
 * Pictures, tar archives or sequence files by their URIs; a task has one array of them.
 *
 * @param hadoop the configuration of the file systems, as {@link HadoopSettings} wrote it
 * @param maxPixels of a picture that will be decoded
 * @param waiting how many pictures may wait for the computation
 */
record FileSource(
    Packing packing, Broadcast<byte[]> hadoop, long maxPixels, int waiting, Ledger ledger)
    implements PictureSource<String[]> {
  @Override
  public TaskPictures open(Iterator<String[]> partition) throws IOException {
    Configuration configuration = HadoopSettings.read(hadoop.value());
    String[] uris = partition.hasNext() ? partition.next() : new String[0];
    Iterator<String> files = Arrays.asList(uris).iterator();
    if (packing == Packing.PICTURES) {
      return new ReadAhead(new PictureReader(configuration, maxPixels), files, waiting);
    }
    return StreamAhead.of(
        configuration, packing, files, maxPixels, 2 * waiting, ledger::passedOver);
  }
}
