package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.EncodedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.util.ReflectionUtils;

/**
 * The pictures of one of Hadoop's sequence files: the value's bytes under the key's text, or under
 * {@code <file's URI>#<number of the record>} where the key is empty.
 */
final class SequenceShard implements Shard {
  private static final Set<Class<? extends Writable>> KEYS =
      Set.of(Text.class, BytesWritable.class, LongWritable.class, IntWritable.class);

  private final String uri;
  private final MarkedStream file;
  private final SequenceFile.Reader reader;
  private final SequenceLengths lengths;
  private final Writable key;
  private final ContentLimit limit;
  private long records;

  private SequenceShard(
      String uri, MarkedStream file, long length, HadoopFiles files, ContentLimit limit)
      throws IOException {
    FSDataInputStream content = new FSDataInputStream(file);
    this.uri = uri;
    this.file = file;
    this.reader =
        new SequenceFile.Reader(
            files.configuration(),
            SequenceFile.Reader.stream(content),
            SequenceFile.Reader.length(length));
    this.lengths = new SequenceLengths(content, length, limit.bytes());
    this.key = key(reader);
    this.limit = limit;
    requirePictures();
  }

  static SequenceShard open(HadoopFiles files, String uri, ContentLimit limit) throws IOException {
    long length = files.length(uri);
    MarkedStream file = new MarkedStream(files.open(uri));
    try {
      return new SequenceShard(uri, file, length, files, limit);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw DamagedShardException.of(e, file);
    }
  }

  private static Writable key(SequenceFile.Reader reader) throws IOException {
    for (Class<? extends Writable> type : KEYS) {
      if (type.getName().equals(reader.getKeyClassName())) {
        return ReflectionUtils.newInstance(type, null);
      }
    }
    throw new DamagedShardException(
        RejectReason.UNSUPPORTED,
        "its keys are %s; ids are read from Text, BytesWritable, LongWritable and IntWritable"
            .formatted(reader.getKeyClassName()));
  }

  private void requirePictures() throws IOException {
    if (!reader.getValueClassName().equals(BytesWritable.class.getName())) {
      throw new DamagedShardException(
          RejectReason.UNSUPPORTED,
          "its values are %s; pictures are read from BytesWritable"
              .formatted(reader.getValueClassName()));
    }
  }

  @Override
  public Optional<Fetched> next() throws IOException {
    try {
      if (!(reader.isBlockCompressed() ? lengths.nextOfBlock() : lengths.nextRecord())) {
        return Optional.empty();
      }
      if (!reader.next(key)) {
        throw new DamagedShardException(RejectReason.TRUNCATED, "the file ends inside a block");
      }
      records++;
      PictureValue value = new PictureValue(limit.bytes());
      reader.getCurrentValue(value);
      return Optional.of(fetched(value));
    } catch (IOException | RuntimeException e) {
      throw DamagedShardException.of(e, file);
    }
  }

  private Fetched fetched(PictureValue value) {
    String id = id();
    return value
        .bytes()
        .map(bytes -> Fetched.of(new EncodedImage(id, bytes)))
        .orElseGet(() -> limit.tooLarge(id));
  }

  private String id() {
    String id = key instanceof BytesWritable bytes ? text(bytes) : key.toString();
    return id.isEmpty() ? uri + "#" + records : id;
  }

  /** Bytes that are no text become hex digits, so that different keys stay different. */
  private static String text(BytesWritable bytes) {
    try {
      ByteBuffer content = ByteBuffer.wrap(bytes.getBytes(), 0, bytes.getLength());
      return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
    } catch (CharacterCodingException e) {
      return HexFormat.of().formatHex(bytes.getBytes(), 0, bytes.getLength());
    }
  }

  @Override
  public long position() throws IOException {
    return file.getPos();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
